# A ticket on a receipt printer.
slip-on = الطباعة على
slip-none = بلا طابعة
slip-ahead = قبلك: { $n }
slip-wait = دورك بعد نحو { $n } د
slip-printed = طُبعت التذكرة { $label }.
slip-not-out = صدرت التذكرة { $label } لكنها لم تُطبع.
slip-not-out-do = اطبعها من جديد أو قل الرقم للزائر.
slip-again = اطبع من جديد
slip-paper-out = لا ورق في الطابعة.
slip-cover-open = غطاء الطابعة مفتوح.
slip-jammed = الورق عالق في الطابعة.
slip-error = تبلّغ الطابعة عن خطأ.
slip-away = لا يمكن الوصول إلى الطابعة.
slip-silent = لا تجيب الطابعة.
slip-busy = الطابعة مشغولة.
