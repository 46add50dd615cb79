package io.portcullis.load;

import java.net.InetSocketAddress;

/// The server under load.
///
/// @param name    what the report calls it
/// @param address where it listens
/// @param domain  the domain of its accounts
public record Target(String name, InetSocketAddress address, String domain) {}
