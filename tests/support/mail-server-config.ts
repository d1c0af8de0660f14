// The configuration of the mail servers of the tests: Dovecot 2.3 and Postfix 3, as Debian has them.
type Ports = Record<"imap" | "imaps" | "lmtp" | "auth" | "smtp" | "smtps", number>;

const LOOPBACK = "address = 127.0.0.1";

export function dovecotConfig(dir: string, ports: Ports): string {
  return `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
first_valid_uid = 1
recipient_delimiter = +
lda_mailbox_autocreate = yes
postmaster_address = postmaster@localhost
mail_max_userip_connections = 100
mailbox_idle_check_interval = 1s
passdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users/%u
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=${dir}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
# No waiting after wrong passwords.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  service_count = 0
  inet_listener imap {
    ${LOOPBACK}
    port = ${ports.imap}
  }
  inet_listener imaps {
    ${LOOPBACK}
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    ${LOOPBACK}
    port = ${ports.lmtp}
  }
}
service auth {
  inet_listener {
    ${LOOPBACK}
    port = ${ports.auth}
  }
}
`;
}

export function postfixConfig(dir: string, ports: Ports, domain: string): string {
  return `
compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${dir}/postfix.log
maillog_file_prefixes = ${dir}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = ${domain}
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${domain}
virtual_mailbox_maps = regexp:${dir}/postfix/mailboxes
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
recipient_delimiter = +
message_size_limit = 41943040
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_security_level = may
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${ports.auth}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
`;
}

/** name, type, private, unprivileged, chroot, wake-up, limit, command */
export function postfixServices({ smtp, smtps }: Ports): string {
  const unix = ["rewrite trivial-rewrite", "proxymap", "smtp", "lmtp", "error", "retry error"];
  const lines = unix.map((entry) => {
    const [name = "", command = name] = entry.split(" ");
    return `${name} unix - - n - - ${command}`;
  });
  return `${[
    `127.0.0.1:${smtp} inet n - n - - smtpd`,
    `127.0.0.1:${smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "showq unix n - n - - showq",
    "postlog unix-dgram n - n - 1 postlogd",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "verify unix - - n - 1 verify",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    ...["bounce", "defer", "trace"].map((name) => `${name} unix - - n - 0 bounce`),
    ...lines,
  ].join("\n")}\n`;
}
