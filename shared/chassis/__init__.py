"""What any worker needs before its first message, whatever its job: settings, server, logs, the stage, health."""
