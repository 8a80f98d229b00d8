@NullMarked
package io.gatehouse.auth.password;

import org.jspecify.annotations.NullMarked;
