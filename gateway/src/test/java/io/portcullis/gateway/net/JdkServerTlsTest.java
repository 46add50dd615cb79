package io.portcullis.gateway.net;

class JdkServerTlsTest implements ServerTlsContract {
    @Override
    public ServerTls open(TlsCertificate certificate) {
        return new JdkServerTls(certificate, TIMEOUT);
    }
}
