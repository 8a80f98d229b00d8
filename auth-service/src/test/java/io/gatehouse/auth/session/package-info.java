@NullMarked
package io.gatehouse.auth.session;

import org.jspecify.annotations.NullMarked;
