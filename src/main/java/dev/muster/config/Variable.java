package dev.muster.config;

/// Everything that can be set from outside: an environment variable each, most also a flag. A flag wins over
/// the variable. Secrets have no flag, because the flags of a process are visible to everybody on the machine.
/// `docs/configuration.md` tells what each means; a test holds that page against this list.
public enum Variable {
    PORT("--port"),
    HOST("--host"),
    DATA("--data"),
    DATABASE_URL("--database-url"),
    DATABASE_USER(""),
    DATABASE_PASSWORD(""),
    PUBLIC_URL("--public-url"),
    ADMIN_KEY(""),
    PROXIES(""),
    LOG("");

    public static final String PREFIX = "MUSTER_";

    private final String flag;

    Variable(String flag) {
        this.flag = flag;
    }

    public String variable() {
        return PREFIX + name();
    }

    /// How a person names it: the flag and the variable, or the variable alone.
    public String label() {
        return flag.isEmpty() ? variable() : flag + " (" + variable() + ")";
    }

    public String flag() {
        return flag;
    }
}
