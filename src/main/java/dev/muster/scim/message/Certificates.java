package dev.muster.scim.message;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;

/// Certificates of users: a value is one of them in DER, and nothing else (RFC 7643 section 4.1.2).
final class Certificates {

    private Certificates() {}

    /// @param base64 in the standard alphabet, padded or not
    static boolean isOne(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        try {
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            // The factory reads PEM as well, and leaves unread what follows the first certificate.
            return Arrays.equals(certificate.getEncoded(), bytes);
        } catch (CertificateException e) {
            return false;
        }
    }
}
