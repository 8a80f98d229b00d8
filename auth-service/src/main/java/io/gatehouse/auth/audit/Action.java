package io.gatehouse.auth.audit;

import java.util.Locale;

/** The actions that the audit records. Names must not change: they are in the database and in answers. */
public enum Action {
    LOGIN,
    CLIENT_LOGIN,
    CHANGE_PASSWORD,
    ADD_USER,
    CHANGE_PERMISSIONS,
    CHANGE_GROUPS,
    ENABLE_USER,
    DISABLE_USER,
    SET_PASSWORD,
    SIGN_OUT_USER,
    ADD_GROUP,
    CHANGE_GROUP,
    REMOVE_GROUP,
    ADD_CLIENT,
    CHANGE_CLIENT,
    ENABLE_CLIENT,
    DISABLE_CLIENT,
    CHANGE_SECRET,
    ROTATE_KEYS,
    REMOVE_KEY,
    REVOKE_TOKEN,
    REUSE_REFRESH_TOKEN;

    /** The name as in {@code change-password}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
