@NullMarked
package io.gatehouse.auth.login;

import org.jspecify.annotations.NullMarked;
