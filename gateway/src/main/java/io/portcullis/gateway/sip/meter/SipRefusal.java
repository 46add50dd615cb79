package io.portcullis.gateway.sip.meter;

/// Why a well-formed message was refused or dropped: metric labels.
public enum SipRefusal {
    /// It calls itself by the name of a scanner. Dropped.
    SCANNER,
    /// A reply would be larger than the request of a source that has proved nothing. Dropped.
    AMPLIFICATION,
    /// More datagrams of networks that no phone has signed in from than are looked at. Dropped unread.
    UNPROVEN,
    /// No credentials yet. 401.
    NO_CREDENTIALS,
    /// Credentials that cannot be read. 400.
    BAD_CREDENTIALS,
    /// A nonce that is too old, or used before. 401 with stale=true.
    STALE_NONCE,
    /// A nonce that is not ours, or was given to another address. 401.
    FORGED_NONCE,
    /// A wrong answer. 401.
    WRONG_ANSWER,
    /// Wrong answers again and again. 403.
    WRONG_AGAIN,
    /// The login that let it in was taken away meanwhile. 403.
    LOGIN_ENDED,
    /// From, or To of a REGISTER, is not the account that signed in. 403.
    NOT_OWN_ADDRESS,
    /// Another domain, or a place beyond this server. 403.
    FOREIGN,
    /// A Request-URI that can name no account. 404.
    UNKNOWN_ACCOUNT,
    /// No phone of the account is there, or there is no such account. 480.
    NOT_REGISTERED,
    /// No such dialog or transaction. 481.
    NO_DIALOG,
    /// It was here before. 482.
    LOOP,
    /// No hops left. 483.
    HOPS,
    /// More places than its breadth allows. 440.
    BREADTH,
    /// A REGISTER whose contacts are refused. 400, 403, 423, 500.
    CONTACTS,
    /// A content that is not taken. 415.
    CONTENT,
    /// A method that is not served. 405.
    METHOD,
    /// An extension in Require or Proxy-Require that is not served. 420.
    EXTENSION,
    /// A Request-URI whose scheme is not served. 416.
    SCHEME,
    /// Too many transactions, dialogs or logins at once. 503.
    OVERLOAD,
    /// What must last could not be written. 503.
    NOT_STORED
}
