# What is wrong with a field, said at it.
signin-user-missing = أدخل معرّف المستخدم الخاص بك.
ticket-date-example = اكتب تاريخًا، مثل { $date }.
ticket-time-example = اكتب وقتًا، مثل { $time }.
