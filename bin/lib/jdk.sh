# Sourced by the commands beside it: finds a JDK 25 and exports JAVA_HOME, or says in one line what to install.
# The default java of a machine is often an older one, so it is only one of the places looked at.

is_jdk_25() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && grep -Eq '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

java_on_path() {
    on_path=$(command -v java 2>/dev/null) || return 0
    # The line of the running java itself: /usr/bin/java is often a chain of links, on macOS a stub.
    "$on_path" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

find_jdk_25() {
    if is_jdk_25 "${JAVA_HOME:-}"; then
        return 0
    fi
    mac=$(/usr/libexec/java_home -v 25 2>/dev/null || true)
    for candidate in "$(java_on_path)" "$mac" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            return 0
        fi
    done
    return 1
}

require_jdk_25() {
    HOME=${HOME:-/}
    if ! find_jdk_25; then
        echo "Muster needs a JDK 25 and finds none: install one (Temurin 25, or your distribution's openjdk-25-jdk), or set JAVA_HOME to it." >&2
        exit 1
    fi
    export JAVA_HOME
}

require_maven() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "Muster is built with Maven, and there is no mvn: install Maven 3.8 or newer (for example: apt-get install maven)." >&2
        exit 1
    fi
    # Maven's own libraries use what a JDK 25 warns about.
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
}

# Maven keeps its downloads in the home of the user; a user without one (nobody, a service) gets a place in target/.
# Prints an option without blanks, or nothing.
maven_repository() {
    home=$(eval echo "~$(id -un 2>/dev/null)" 2>/dev/null || true)
    if [ ! -d "$home" ] || { [ ! -w "$home/.m2" ] && [ ! -w "$home" ]; }; then
        echo "-Dmaven.repo.local=target/m2"
    fi
}
