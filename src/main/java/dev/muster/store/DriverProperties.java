package dev.muster.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/// How the driver connects, with one server or several. A parameter of the URL wins over what stands here.
final class DriverProperties {

    private static final Map<String, String> ALL = all();

    private DriverProperties() {}

    private static Map<String, String> all() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ApplicationName", "muster");
        // The detail of an error holds values of the row, and an exception ends in the log.
        properties.put("logServerErrorDetail", "false");
        // Of several servers the one that takes writes; a standby is passed over until it is promoted.
        properties.put("targetServerType", "primary");
        // What a server was is remembered this long: 10 seconds by default, for which one that has just been
        // promoted would go on being passed over.
        properties.put("hostRecheckSeconds", "1");
        // A machine that is gone answers nothing, not even no. The next server must get its turn within the time
        // for all of them.
        properties.put("connectTimeout", "2");
        properties.put("loginTimeout", "6");
        // Finds the peer gone where nothing is sent or awaited.
        properties.put("tcpKeepAlive", "true");
        return properties;
    }

    static Map<String, String> forEverything() {
        return Map.copyOf(ALL);
    }

    static Properties of(String user, String password) {
        Properties properties = new Properties();
        properties.putAll(ALL);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }
}
