# A fault of the page itself.
region-failed = Não foi possível mostrar esta parte da janela. Mostre-a de novo; se voltar a falhar, feche o Callpad e abra-o de novo.
region-again = Mostrar de novo
error-page = Algo falhou nesta janela e ficou escrito no registo. Se alguma coisa deixar de responder, feche o Callpad e abra-o de novo.

# The strip at the bottom.
undo-left = { $n } s
alert-show = Mostrar na lista
