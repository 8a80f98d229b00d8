# shellcheck shell=bash
# Functions of bin/new-service and bin/remove-service. Sourced in the project's directory, with $program set to the name of
# the script and, later, $name and $service to the name of the service and $port to its port.
: "${program:?}" "${name:=}" "${service:=}" "${port:=0}"

# [a-z] means 26 letters in every language
export LC_ALL=C

template=boilerplate
draft=.new-service
routes=gateway/src/main/java/io/gatehouse/gateway/route/Routes.java
gateway=gateway/src/main/resources/application.yml
kubernetes=deploy/kubernetes
deployment=deploy/README.md

# The files that are changed, either all or none.
registers=(services.yml pom.xml "$routes" "$gateway" docker-compose.yml env.example system-test/pom.xml README.md "$deployment"
    "$kubernetes/base/kustomization.yml" "$kubernetes/base/gateway.env"
    "$kubernetes/overlays/local/kustomization.yml" "$kubernetes/overlays/local/postgres.yml")

# Prints the files that a service has outside its folder.
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

# Prints the port of a service from services.yml.
port_of() {
    sed -n "/^  - id: $1\$/,/^    port: /s/^    port: //p" services.yml
}

# entries ACTION WORD FILE: prints the file with everything about WORD-service copied or dropped.
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

# draft_copy MODULE FOLDER: copies the module's files into this folder, renamed.
draft_copy() {
    local file copy
    (CDPATH='' cd "$1" && find . -name target -prune -o -type f -print) | while IFS= read -r file; do
        copy=$2/$(printf '%s\n' "$file" | renamed)
        mkdir -p "$(dirname "$copy")"
        renamed <"$1/$file" >"$copy"
    done
}

# draft_service FOLDER DATABASE: copies the boilerplate's files into this folder, renamed; with the database slice if DATABASE
# is not empty.
draft_service() {
    if [ -n "$2" ]; then
        draft_copy "$template-database" "$1"
    fi
    draft_copy "$template-service" "$1"
}

# edit FILE SED...: changes a draft; fails if nothing changes.
edit() {
    local file=$draft/new/$1
    shift
    sed "$@" "$file" >"$draft/text"
    ! cmp -s "$draft/text" "$file" || fail "${file#"$draft/new/"} is not as expected and has no place for $service: nothing was made"
    cat "$draft/text" >"$file"
}

# draft_files DATABASE: copies the service's files outside its folder; with a database unless DATABASE is empty. A Postman
# collection gets an id of its own, because on import it would replace another one with the same id.
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

# Adds the address of its database to the Kubernetes objects of a service.
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

# Makes the folder for drafts, and makes sure that in the end neither the folder nor anything unfinished is left.
begin_draft() {
    mkdir "$draft" 2>/dev/null || fail "$PWD/$draft exists: another run is at work, or was killed and left it behind"
    mkdir "$draft/new" "$draft/old"
    published=
    trap clean_up EXIT
    trap 'exit 130' HUP INT TERM
}

# draft_registers ACTION WORD: changes a draft of every file that names the services.
draft_registers() {
    local file
    for file in "${registers[@]}"; do
        mkdir -p "$draft/new/$(dirname "$file")" "$draft/old/$(dirname "$file")"
        cp -p "$file" "$draft/new/$file"
        cp -p "$file" "$draft/old/$file"
        entries "$1" "$2" "$file" >"$draft/text" ||
            fail "$file has no entry for $2-service to copy: nothing was made"
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

# Restores everything unless all changes have succeeded.
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
[ -n "$template_port" ] || fail "services.yml has no $template-service: nothing was made"
