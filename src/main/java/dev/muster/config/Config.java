package dev.muster.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every setting of the process. What exists is valid: a mistake anywhere stops the start.
///
/// @param port 0 picks a free one
/// @param publicUrl where clients reach Muster, without a slash at the end, when that is not the address it
/// listens on
/// @param adminKey the operator's API key; without one only keys that were made open the admin API
/// @param proxies the addresses of the proxies that are believed when they say where a request comes from
public record Config(
        String host,
        int port,
        DatabaseChoice database,
        @Nullable URI publicUrl,
        @Nullable String adminKey,
        Set<String> proxies) {

    /// One without a proxy that is believed.
    public Config(String host, int port, DatabaseChoice database, @Nullable URI publicUrl, @Nullable String adminKey) {
        this(host, port, database, publicUrl, adminKey, Set.of());
    }

    /// Reads flags and environment.
    ///
    /// @throws ConfigMistakes with all that is wrong
    public static Config read(Map<Variable, String> flags, Map<String, String> environment) {
        return new ConfigReader(flags, environment).read();
    }

    /// Where clients reach Muster, given the port that it listens on.
    public URI baseUrl(int listening) {
        return Optional.ofNullable(publicUrl).orElseGet(() -> listeningUrl(listening));
    }

    /// Where Muster itself listens.
    public URI listeningUrl(int listening) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listening);
    }

    /// A host that only this machine reaches.
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Config[" + host + ":" + port + ", " + database + ", " + publicUrl + "]";
    }
}
