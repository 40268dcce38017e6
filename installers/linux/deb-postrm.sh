# Purging takes the server's queue too; removing leaves it.
if [ "$1" = purge ]; then
    rm -rf /var/lib/callpad-server /var/lib/private/callpad-server
fi
