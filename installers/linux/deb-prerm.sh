if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
    systemctl --no-reload disable --now callpad-server.service || true
fi
