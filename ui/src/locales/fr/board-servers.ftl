# Les serveurs dont les sites sont sur le tableau.
servers-title = Serveurs
servers-own = où vous avez ouvert la session
servers-trouble = un serveur demande votre attention
servers-add = Ajouter un serveur…
servers-add-title = Ajouter un serveur
servers-add-text = Ses sites figurent sur ce tableau à côté des autres. Ce que vous y faites va à ce serveur.
servers-managed = Votre organisation décide des serveurs de ce tableau.
servers-offered = De votre organisation. Vous n’y avez pas encore ouvert de session.
servers-sign-in = Ouvrir une session…
servers-sign-in-of = Ouvrir une session sur { $server }…
servers-again = Rouvrir la session…
servers-again-of = Rouvrir la session sur { $server }…
servers-ended = Rouvrez la session pour voir ses sites.
servers-denied = Vous n’y avez plus l’autorisation. Demandez à l’administrateur de ce serveur ; les autres serveurs continuent.
servers-remove = Retirer…
servers-remove-of = Retirer { $server }…
servers-remove-title = Retirer { $server } ?
servers-remove-text = Ses sites quittent ce tableau et votre session y est fermée. Rien ne change sur le serveur lui-même.
servers-remove-yes = Retirer
servers-remove-no = Le garder
servers-more = { $n ->
    [one] Un site de plus n’est pas affiché. Les pires le sont.
   *[other] { $n } sites de plus ne sont pas affichés. Les pires le sont.
}
