# How the page looks, and what is technical.
settings-look = المظهر
settings-theme = السمة
settings-theme-system = كما في النظام
settings-theme-light = فاتحة
settings-theme-dark = داكنة
settings-text-size = حجم النص
settings-text-size-value = { $n }٪
settings-text-size-help = أو اضغط { $key } مع + أو −؛ و{ $key } مع 0 للحجم المعتاد.
settings-advanced = خيارات متقدمة
