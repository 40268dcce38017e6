# An upgrade, the second word being the version before: a server that runs goes on with the new program.
if [ "$1" = configure ] && [ -n "$2" ] && [ -d /run/systemd/system ]; then
    systemctl try-restart callpad-server.service || true
fi
