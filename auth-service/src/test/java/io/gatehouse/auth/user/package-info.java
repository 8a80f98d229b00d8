@NullMarked
package io.gatehouse.auth.user;

import org.jspecify.annotations.NullMarked;
