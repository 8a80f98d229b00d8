@NullMarked
package io.gatehouse.auth.revocation;

import org.jspecify.annotations.NullMarked;
