# A ticket on a receipt printer.
slip-on = Imprimer sur
slip-none = Pas d’imprimante
slip-ahead = avant vous : { $n }
slip-wait = votre tour dans environ { $n } min
slip-printed = Le ticket { $label } est imprimé.
slip-not-out = Le ticket { $label } est émis, mais pas imprimé.
slip-not-out-do = Imprimez-le de nouveau, ou dites le numéro à la personne.
slip-again = Imprimer de nouveau
slip-paper-out = L’imprimante n’a plus de papier.
slip-cover-open = Le capot de l’imprimante est ouvert.
slip-jammed = L’imprimante a un bourrage.
slip-error = L’imprimante signale une erreur.
slip-away = L’imprimante est injoignable.
slip-silent = L’imprimante ne répond pas.
slip-busy = L’imprimante est occupée.
