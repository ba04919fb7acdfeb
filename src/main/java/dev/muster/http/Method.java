package dev.muster.http;

/// The HTTP methods that routes answer. HEAD is answered by the route of GET (RFC 9110 section 9.3.2).
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
