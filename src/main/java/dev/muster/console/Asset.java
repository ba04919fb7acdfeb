package dev.muster.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file that pages load. The name that the browser sees bears a digest of the content, so it may be kept for
/// ever; it is compressed once, when the process starts.
///
/// @param name such as `console.css`
/// @param address the last part of its address, such as `console.0123456789ab.css`
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
record Asset(String name, String address, String contentType, byte[] plain, byte[] zipped) {

    private static final int DIGITS = 12;

    static Asset read(String name, String contentType) {
        try (InputStream stream = Asset.class.getResourceAsStream("asset/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + name);
            }
            byte[] plain = stream.readAllBytes();
            int dot = name.lastIndexOf('.');
            String address = name.substring(0, dot) + "." + digest(plain) + name.substring(dot);
            return new Asset(name, address, contentType, plain, zipped(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new BestGzip(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    /// As small as gzip gets: it is done once.
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
