package dev.muster.bench.town;

import dev.muster.bench.machine.ServerProcess;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One company with one setting, and how its identity provider writes requests.
///
/// @param templates what Muster stores for a person, one for each department
public record Company(URI server, String id, String setting, String token, List<PersonTemplate> templates) {

    /// The same with what Muster has stored of its first people.
    public Company with(List<PersonTemplate> templates) {
        return new Company(server, id, setting, token, templates);
    }

    public byte[] get(String path) {
        return (head("GET", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public byte[] post(String path, String body) {
        return withBody("POST", path, body);
    }

    public byte[] delete(String path) {
        return (head("DELETE", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public byte[] patch(String path, String body) {
        return withBody("PATCH", path, body);
    }

    /// Over the admin API, as an operator.
    public byte[] admin(String path) {
        return ("GET /api/v1/companies/" + id + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nAuthorization: Bearer " + ServerProcess.KEY + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String filter(String filter) {
        return "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private byte[] withBody(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (head(method, path) + "Content-Type: application/scim+json\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }

    private String head(String method, String path) {
        return method + " /scim/v2" + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\nAccept: application/scim+json\r\n";
    }
}
