@NullMarked
package io.gatehouse.auth.token;

import org.jspecify.annotations.NullMarked;
