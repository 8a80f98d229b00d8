# shellcheck shell=bash
# What bin/new-service and bin/remove-service share. Sourced in the project's directory, with $program set to the name of
# the script and, later, $name and $service to the name of the service and $port to its port.
: "${program:?}" "${name:=}" "${service:=}" "${port:=0}"

# [a-z] is 26 letters, whatever the language
export LC_ALL=C

template=boilerplate
draft=.new-service
routes=gateway/src/main/java/io/gatehouse/gateway/route/Routes.java
gateway=gateway/src/main/resources/application.yml
kubernetes=deploy/kubernetes
deployment=deploy/README.md

# What is changed, all of it or nothing.
registers=(services.yml pom.xml "$routes" "$gateway" docker-compose.yml env.example system-test/pom.xml README.md "$deployment"
    "$kubernetes/base/kustomization.yml" "$kubernetes/base/gateway.env"
    "$kubernetes/overlays/local/kustomization.yml" "$kubernetes/overlays/local/postgres.yml")

# The files that a service has outside its folder.
files_of() {
    printf '%s\n' "postman/$1.postman_collection.json" "$kubernetes/base/$1.yml"
}

fail() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

upper() {
    printf '%s' "$1" | tr '[:lower:]' '[:upper:]'
}

# The port of a service, as services.yml has it.
port_of() {
    sed -n "/^  - id: $1\$/,/^    port: /s/^    port: //p" services.yml
}

# entries ACTION WORD FILE: prints the file with what it says of WORD-service copied or dropped.
entries() {
    local begin='' end='' least=1 where
    case $3 in
        services.yml) where="^  - id: $2-service\$" ;;
        pom.xml) where="<module>$2-service</module>" ;;
        "$gateway") where="^      $2-service:\$" ;;
        docker-compose.yml) least=3 where="^(  |      )$2-service:|^      $(upper "$2")_(SERVICE_URL|DATABASE_PASSWORD):" ;;
        env.example) where="^#?$(upper "$2")_[A-Z0-9_]*=" least=3 ;;
        README.md) where="^[|] $2-service [|]" ;;
        "$deployment") least=0 where="^[|] \`$2-service-database\` [|]" ;;
        "$kubernetes/base/kustomization.yml") where="^  - $2-service[.]yml\$" ;;
        "$kubernetes/base/gateway.env") where="^$(upper "$2")_SERVICE_URL=" ;;
        "$kubernetes/overlays/local/kustomization.yml") least=0 where="^  - name: $2-service-database\$" ;;
        "$kubernetes/overlays/local/postgres.yml") least=0 where="^            - name: $(upper "$2")_DATABASE_PASSWORD\$" ;;
        "$routes") where="\"$2-service\"" begin='^    @Route' end='^    interface ' ;;
        system-test/pom.xml) where="<artifactId>$2-service<" begin='^    <dependency>' end='^    </dependency>' ;;
    esac
    awk -v action="$1" -v least="$least" -v where="$where" -v begin="$begin" -v end="$end" \
        -v from="$template" -v to="$name" -v port="$template_port" -v new_port="$port" -f bin/lib/entries.awk "$3"
}

renamed() {
    sed -e "s/$template/$name/g" -e "s/$(capitalised "$template")/$(capitalised "$name")/g" \
        -e "s/$(upper "$template")/$(upper "$name")/g" -e "s/$template_port/$port/g" \
        -e "s/$((template_port + 1))/$((port + 1))/g"
}

capitalised() {
    printf '%s%s' "$(upper "${1:0:1}")" "${1:1}"
}

# draft_copy MODULE FOLDER: the module's files in that folder, renamed.
draft_copy() {
    local file copy
    (CDPATH='' cd "$1" && find . -name target -prune -o -type f -print) | while IFS= read -r file; do
        copy=$2/$(printf '%s\n' "$file" | renamed)
        mkdir -p "$(dirname "$copy")"
        renamed <"$1/$file" >"$copy"
    done
}

# draft_service FOLDER DATABASE: the boilerplate's files in that folder, renamed; on top of the slice if it is not empty.
draft_service() {
    if [ -n "$2" ]; then
        draft_copy "$template-database" "$1"
    fi
    draft_copy "$template-service" "$1"
}

# edit FILE SED...: changes a draft, which must not stay the same.
edit() {
    local file=$draft/new/$1
    shift
    sed "$@" "$file" >"$draft/text"
    ! cmp -s "$draft/text" "$file" || fail "${file#"$draft/new/"} is not as expected, there is no place for $service: nothing was made"
    cat "$draft/text" >"$file"
}

# draft_files DATABASE: the service's files outside its folder; with a database unless it is empty. A Postman collection gets
# an id of its own: of two with the same one, the second replaces the first on import.
draft_files() {
    local file id
    id=$(printf '%s' "$service" | cksum | cut -d ' ' -f 1)
    for file in $(files_of $template-service); do
        mkdir -p "$draft/new/$(dirname "$file")"
        renamed <"$file" | sed "s/\(\"_postman_id\": \"[0-9a-f-]*-\)[0-9a-f]*\"/\1$(printf '%012x' "$id")\"/" \
            >"$draft/new/$(printf '%s' "$file" | renamed)"
    done
    if [ -n "$1" ]; then
        lead_to_database "$kubernetes/base/$service.yml"
    fi
}

# Says in the Kubernetes objects of a service where its database is.
lead_to_database() {
    edit "$1" -e 's/component: service}$/component: service, gatehouse.io\/database: "true"}/'
    edit "$1" -e "/^          envFrom:/,/^---/{
        /configMapRef/a\\
          env:\\
            - {name: DATABASE_NAME, value: $name}\\
            - {name: DATABASE_USER, value: $name}\\
            - name: DATABASE_PASSWORD\\
              valueFrom: {secretKeyRef: {name: $service-database, key: password}}
    }"
}

# Makes the folder for drafts, and sees to it that nothing is left of it, and nothing half done.
begin_draft() {
    mkdir "$draft" 2>/dev/null || fail "$PWD/$draft exists: another one is at work, or was killed and left it behind"
    mkdir "$draft/new" "$draft/old"
    published=
    trap clean_up EXIT
    trap 'exit 130' HUP INT TERM
}

# draft_registers ACTION WORD: all that is registered, changed.
draft_registers() {
    local file
    for file in "${registers[@]}"; do
        mkdir -p "$draft/new/$(dirname "$file")" "$draft/old/$(dirname "$file")"
        cp -p "$file" "$draft/new/$file"
        cp -p "$file" "$draft/old/$file"
        entries "$1" "$2" "$file" >"$draft/text" ||
            fail "$file says nothing of $2-service that could be copied: nothing was made"
        cat "$draft/text" >"$draft/new/$file"
    done
}

publish_registers() {
    local file
    for file in "${registers[@]}"; do
        mv "$draft/new/$file" "$file"
    done
    published=yes
}

# Leaves everything as it was unless all of it is done.
clean_up() {
    local file
    if [ -z "$published" ]; then
        for file in "${registers[@]}"; do
            if [ -e "$draft/old/$file" ] && ! cmp -s "$draft/old/$file" "$file"; then
                mv "$draft/old/$file" "$file"
            fi
        done
        undo
    fi
    rm -rf "$draft"
}

template_port=$(port_of $template-service)
[ -n "$template_port" ] || fail "services.yml says nothing of $template-service: nothing was made"
