import StorePeers
