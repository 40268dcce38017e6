# After the files are there. Each tool is used where it is, and its absence is no error: the desktop then finds out later.
if command -v update-desktop-database > /dev/null; then
    update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache > /dev/null && [ -f /usr/share/icons/hicolor/index.theme ]; then
    gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor || true
fi
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload || true
fi
