@NullMarked
package io.gatehouse.auth.audit;

import org.jspecify.annotations.NullMarked;
