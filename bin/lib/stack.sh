# shellcheck shell=bash
# Functions of bin/up and bin/down. Sourced with $root set to the project's directory.

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The directory of the stack's data and logs; a relative STACK_DIR is relative to the current directory.
STACK_DIR=${STACK_DIR:-$root/.stack}
case $STACK_DIR in
    /*) ;;
    *) STACK_DIR=$PWD/$STACK_DIR ;;
esac
export STACK_DIR

stack_jar=$root/local-stack/target/local-stack.jar
built=$root/local-stack/target/built
required_java=$(sed -n 's:.*<java.version>\(.*\)</java.version>.*:\1:p' "$root/pom.xml")

# Follows symbolic links to the end, because not every system's readlink has -f.
resolve() {
    local path=$1 target
    while [ -L "$path" ]; do
        target=$(readlink "$path")
        case $target in
            /*) path=$target ;;
            *) path=$(dirname "$path")/$target ;;
        esac
    done
    printf '%s\n' "$path"
}

# Whether the directory has a JDK that is new enough, with a compiler.
is_jdk() {
    local version
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge "$required_java" ]
}

java_home_on_path() {
    local java
    java=$(command -v java) || return 0
    dirname "$(dirname "$(resolve "$java")")"
}

# Sets JAVA_HOME to the first JDK that is new enough.
find_jdk() {
    local home
    for home in "${JAVA_HOME:-}" "$(java_home_on_path)" \
        /usr/lib/jvm/* ~/.sdkman/candidates/java/* ~/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$(/usr/libexec/java_home -v "$required_java+" 2>/dev/null || true)"; do
        if is_jdk "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    fail "No JDK $required_java or newer found: not in JAVA_HOME (${JAVA_HOME:-not set}), not as java on the PATH, not in
/usr/lib/jvm, ~/.sdkman/candidates/java, ~/.jdks or /Library/Java/JavaVirtualMachines.
Install one, for example Eclipse Temurin (https://adoptium.net), or set JAVA_HOME to it."
}

# Prints Maven's command.
find_maven() {
    local maven
    for maven in "$(command -v mvn || true)" "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" ~/.sdkman/candidates/maven/current/bin/mvn; do
        if [ -x "$maven" ]; then
            printf '%s\n' "$maven"
            return
        fi
    done
    fail "Maven not found: not as mvn on the PATH, not in MAVEN_HOME (${MAVEN_HOME:-not set}), not in ~/.sdkman.
Install it (https://maven.apache.org/install.html, or your system's package maven)."
}

# Replaces the script by the program behind it, with these arguments.
run_stack() {
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstack.project="$root" -jar "$stack_jar" "$@"
}

modules() {
    printf 'local-stack\n'
    sed -n 's/^ *- *id: *\([a-z0-9-]*\).*/\1/p' "$root/services.yml"
}

# Whether a jar is missing, or one of its sources is newer than the last build.
is_stale() {
    local module sources=("$root/pom.xml" "$root/shared-lib/pom.xml" "$root/shared-lib/src")
    # A build that tests the stack must not start another one inside itself.
    [ "${STACK_BUILD:-}" != never ] || return 1
    [ -e "$built" ] || return 0
    for module in $(modules); do
        [ -e "$root/$module/target/$module.jar" ] || return 0
        sources+=("$root/$module/pom.xml" "$root/$module/src/main")
    done
    [ -n "$(find "${sources[@]}" -newer "$built" 2>/dev/null | head -n 1)" ]
}

# Without a build, everything has to be there already.
require_jars() {
    local module
    for module in $(modules); do
        [ -e "$root/$module/target/$module.jar" ] ||
            fail "STACK_BUILD=never: there is no $root/$module/target/$module.jar yet. Run bin/up without STACK_BUILD first."
    done
}

# A build must not replace the jars of a running stack.
stop_leftovers() {
    if [ -e "$STACK_DIR/processes" ] && [ -e "$stack_jar" ]; then
        (run_stack clear)
    fi
}

# Builds everything that the stack runs, and unpacks PostgreSQL so that no start has to wait for that. Whatever is changed
# during the build counts as stale again.
build_all() {
    mkdir -p "$(dirname "$built")"
    touch "$built.began"
    build "$(modules | paste -s -d , -)"
    (run_stack unpack)
    mv "$built.began" "$built"
}

# Builds the given modules and those they depend on. Formatting is checked by mvn verify, not here.
build() {
    local maven log=$root/local-stack/target/build.log
    maven=$(find_maven)
    mkdir -p "$root/local-stack/target"
    printf 'Building, log in %s\n' "$log"
    (cd "$root" && "$maven" -B package -DskipTests -Dspotless.check.skip=true -am -pl "$1") 2>&1 |
        tee "$log" | show_modules || {
        grep '^\[ERROR\]' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
        fail "The build failed. Its output is in $log"
    }
}

# Reduces Maven's output to a line per module.
show_modules() {
    local line
    while IFS= read -r line; do
        case $line in
            '[INFO] Building '*' ['*/*']')
                line=${line#'[INFO] Building '}
                printf '  %s\n' "${line%% [0-9]*}"
                ;;
        esac
    done
}
