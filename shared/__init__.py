"""What more than one worker needs: the contracts on the wire, and the chassis under every worker."""
