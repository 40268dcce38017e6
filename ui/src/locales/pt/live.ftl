# Uma parte da página que não pôde ser lida.
part-unloaded-title = Não é possível mostrar esta janela
part-unloaded = Não foi possível ler uma parte do Callpad neste computador. Tente de novo; se continuar assim, feche o Callpad e volte a abri-lo, ou peça que seja instalado de novo.
part-again = Tentar de novo
