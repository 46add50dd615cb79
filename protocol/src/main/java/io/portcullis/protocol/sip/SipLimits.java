package io.portcullis.protocol.sip;

/// What one message may cost. Bytes unless said otherwise.
///
/// @param headerSection start line and header lines with their line ends
/// @param header        one header line
/// @param headers       number of header lines
/// @param listItems     number of elements of one comma-separated header over all its lines, and of parameters of one element
/// @param body          the body
public record SipLimits(int headerSection, int header, int headers, int listItems, int body) {
    /// The server's defaults: 16 KiB, 8 KiB, 128, 64, 64 KiB.
    public static final SipLimits DEFAULT = new SipLimits(16 * 1024, 8 * 1024, 128, 64, 64 * 1024);

    public SipLimits {
        if (headerSection < 256 || header < 128 || headers < 8 || listItems < 1 || body < 0) {
            throw new IllegalArgumentException("limits too small for any SIP message");
        }
    }
}
