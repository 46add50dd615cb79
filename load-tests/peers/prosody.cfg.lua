-- Prosody as Debian installs it, on loopback, with what the load uses: SCRAM-SHA-256, XEP-0198; messages in memory.
pidfile = "@WORK@/prosody/prosody.pid"
data_path = "@WORK@/prosody/data"
certificates = "@WORK@/prosody"
run_as_root = true
daemonize = false
log = { warn = "@WORK@/prosody/log" }
interfaces = { "127.0.0.1" }
c2s_ports = { 25222 }
s2s_ports = {}
modules_enabled = { "roster", "saslauth", "tls", "disco", "smacks", "ping", "offline" }
modules_disabled = { "s2s" }
authentication = "internal_hashed"
password_hash = "SHA-256"
c2s_require_encryption = true
limits = {}
VirtualHost "localhost"
  ssl = { certificate = "@WORK@/peer.crt", key = "@WORK@/peer.key" }
