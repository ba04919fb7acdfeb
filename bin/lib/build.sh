# Sourced by the commands beside it, after jdk.sh: builds Muster into target/, and rehearses its start.

built=$root/target/muster.built
aot_cache=$root/target/muster.aot

# The same in the rehearsal and in earnest, or the cache does not fit.
java_options='-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -XX:+UseCompactObjectHeaders
    --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8'
# docs/decisions/the-serial-collector.md. The JVM refuses two, so one that the operator names takes its place.
case "${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-}" in
    *-XX:+Use*GC*) ;;
    *) java_options="$java_options -XX:+UseSerialGC" ;;
esac

is_built() {
    [ -f "$built" ] && [ -f "$root/target/muster.jar" ] \
        && [ -z "$(find "$root/src/main" "$root/pom.xml" -newer "$built" 2>/dev/null | head -n 1)" ]
}

build() {
    require_maven
    if ! mkdir -p "$root/target" 2>/dev/null || [ ! -w "$root/target" ]; then
        echo "Muster must be built first, and $root/target cannot be written by $(id -un): run the command once as the owner of the directory." >&2
        exit 1
    fi
    echo "Building Muster (the first time takes a minute or two) ..." >&2
    started=$root/target/muster.building
    : >"$started"
    rm -f "$aot_cache"
    # shellcheck disable=SC2046 # no option, or one without blanks
    if ! (cd "$root" && mvn -B -q -Dquick -DskipTests $(maven_repository) package >target/build.log 2>&1); then
        tail -n 40 "$root/target/build.log" >&2
        echo "Muster could not be built; the whole log is $root/target/build.log." >&2
        exit 1
    fi
    rehearse
    mv "$started" "$built"
}

# Runs the demo once while the JVM writes down what it loads, links and runs often; the next starts begin with that (JEP 483, 514, 515).
# A start without it is only slower, so a rehearsal that fails stops nobody.
rehearse() {
    echo "Rehearsing the start ..." >&2
    rehearsal=$(mktemp -d "${TMPDIR:-/tmp}/muster-rehearsal.XXXXXX") || return 0
    # shellcheck disable=SC2086 # options, one a word
    "$JAVA_HOME/bin/java" $java_options -XX:AOTCacheOutput="$aot_cache" -jar "$root/target/muster.jar" \
        demo --once --port 0 --data "$rehearsal/data" --people 300 --groups 20 >"$root/target/rehearsal.log" 2>&1 &
    rehearsing=$!
    (sleep 180; kill "$rehearsing") >/dev/null 2>&1 &
    watching=$!
    if ! wait "$rehearsing" || [ ! -f "$aot_cache" ]; then
        echo "Muster starts without a cache, somewhat slower: the rehearsal failed or took too long ($root/target/rehearsal.log)." >&2
    fi
    kill "$watching" 2>/dev/null || true
    rm -rf "$rehearsal"
}

# Becomes Muster, with the cache when there is one. The JVM passes over one that does not fit.
start_muster() {
    set -- -jar "$root/target/muster.jar" "$@"
    if [ -f "$aot_cache" ]; then
        set -- "-XX:AOTCache=$aot_cache" '-Xlog:aot*=off' '-Xlog:cds*=off' "$@"
    fi
    # shellcheck disable=SC2086 # options, one a word
    exec "$JAVA_HOME/bin/java" $java_options "$@"
}
