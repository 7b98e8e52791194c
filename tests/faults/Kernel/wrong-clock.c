/* Preloaded into a process whose wall clock is to be wrong: moves CLOCK_REALTIME, and nothing else, by as many seconds
   as stand in the file that WRONG_CLOCK names. Waits and time-outs go by the monotonic clock and stay as they are;
   libfaketime 0.9.10 bends those too, and under it a silo's reads from PostgreSQL timed out at once. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>

typedef int clock_get(clockid_t, struct timespec *);

static clock_get *real(void) {
    static clock_get *found;
    if (!found) found = (clock_get *)dlsym(RTLD_NEXT, "clock_gettime");
    return found;
}

/* Looked up again once a second. */
static long ahead(void) {
    static volatile long seconds, looked = -1;
    struct timespec now;
    real()(CLOCK_MONOTONIC, &now);
    if (now.tv_sec != looked) {
        looked = now.tv_sec;
        const char *path = getenv("WRONG_CLOCK");
        FILE *file = path ? fopen(path, "r") : NULL;
        long read = 0;
        if (file) {
            if (fscanf(file, "%ld", &read) == 1) seconds = read;
            fclose(file);
        }
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *at) {
    int failed = real()(clock, at);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) at->tv_sec += ahead();
    return failed;
}

int gettimeofday(struct timeval *at, void *zone) {
    (void)zone;
    struct timespec now;
    int failed = clock_gettime(CLOCK_REALTIME, &now);
    if (!failed) { at->tv_sec = now.tv_sec; at->tv_usec = now.tv_nsec / 1000; }
    return failed;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}
