// The cheapest server that a benchmark can aim at: one thread, epoll, canned responses, keep-alive.
//
//   target PORT          listens on 127.0.0.1:PORT until it is killed
//
// GET or POST /100 /1k /10k   a JSON body of about that many bytes
// GET /stamps                 X-Received and X-Sent: CLOCK_MONOTONIC in ns, 20 digits each
// GET /counts                 "requests connections\n" so far; not counted itself
//
// Requests may be pipelined and may have a body with a Content-Length. Nothing else is understood.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 512, BUFFER = 65536, MAX_FD = 65536, KEPT = 4096 };

struct response {
    char *bytes;
    int length;
};

struct partial { // the beginning of a request whose rest has not arrived
    int length;
    char bytes[KEPT];
};

static struct response small, medium, large;
static struct partial *partials[MAX_FD];
static unsigned long requests, connections;
static char buffer[BUFFER];

static long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static void die(const char *what) {
    perror(what);
    exit(1);
}

static struct response canned(int body) {
    struct response r = {malloc(body + 512), 0};
    r.length = sprintf(r.bytes,
                       "HTTP/1.1 200 OK\r\nServer: target\r\n"
                       "Date: Sun, 22 Nov 2026 21:20:14 GMT\r\n"
                       "Content-Type: application/json\r\nContent-Length: %d\r\n"
                       "Connection: keep-alive\r\n\r\n",
                       body);
    char *b = r.bytes + r.length;
    memset(b, 'x', body);
    memcpy(b, "{\"id\":1234,\"v\":\"", 16);
    memcpy(b + body - 2, "\"}", 2);
    r.length += body;
    return r;
}

static struct response stamps(long received) {
    static char bytes[512];
    struct response r = {bytes, 0};
    r.length = sprintf(bytes,
                       "HTTP/1.1 200 OK\r\nX-Received: %020ld\r\nX-Sent: %020ld\r\n"
                       "Content-Length: 2\r\n\r\nok",
                       received, now());
    return r;
}

static struct response counts(void) {
    static char bytes[256];
    char body[64];
    int length = sprintf(body, "%lu %lu\n", requests, connections);
    struct response r = {bytes, 0};
    r.length = sprintf(bytes, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length, body);
    return r;
}

static struct response answer(const char *path, long received) {
    if (!strncmp(path, "/counts", 7)) return counts();
    requests++;
    if (!strncmp(path, "/stamps", 7)) return stamps(received);
    if (!strncmp(path, "/10k", 4)) return large;
    if (!strncmp(path, "/1k", 3)) return medium;
    return small;
}

// The whole length of the request at the start of [p, end), or 0 if it is not all there.
static int request_length(char *p, char *end) {
    char *body = memmem(p, end - p, "\r\n\r\n", 4);
    if (!body) return 0;
    body += 4;
    long length = 0;
    if (*p == 'P') { // POST, PUT, PATCH
        *(body - 1) = 0;
        char *field = strcasestr(p, "\r\ncontent-length:");
        *(body - 1) = '\n';
        if (field) length = strtol(field + 17, 0, 10);
    }
    return body + length <= end ? (int)(body + length - p) : 0;
}

// False if the client has gone. A client that does not read blocks everyone: none here does that.
static int send_all(int fd, struct response r) {
    for (int sent = 0; sent < r.length;) {
        int n = send(fd, r.bytes + sent, r.length - sent, MSG_NOSIGNAL);
        if (n > 0) sent += n;
        else if (errno != EAGAIN) return 0;
    }
    return 1;
}

static void hang_up(int fd) {
    close(fd);
    if (partials[fd]) partials[fd]->length = 0;
}

static void keep(int fd, char *rest, int length) {
    if (!partials[fd]) {
        if (!length) return;
        partials[fd] = calloc(1, sizeof(struct partial));
    }
    partials[fd]->length = length;
    memcpy(partials[fd]->bytes, rest, length);
}

static void serve(int fd) {
    int kept = partials[fd] ? partials[fd]->length : 0;
    if (kept) memcpy(buffer, partials[fd]->bytes, kept);
    int n = recv(fd, buffer + kept, BUFFER - kept, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) hang_up(fd);
        return;
    }
    long received = now();
    char *p = buffer, *end = buffer + kept + n;
    for (int length; (length = request_length(p, end)); p += length) {
        char *path = memchr(p, ' ', 8);
        if (!path || !send_all(fd, answer(path + 1, received))) {
            hang_up(fd);
            return;
        }
    }
    if (end - p > KEPT) hang_up(fd);
    else keep(fd, p, end - p);
}

static void greet(int epoll, int listener) {
    int one = 1, fd;
    while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
        if (fd >= MAX_FD) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e);
        connections++;
    }
}

static int listen_on(int port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (void *)&a, sizeof a)) die("bind");
    if (listen(fd, 20000)) die("listen");
    return fd;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: target PORT\n");
        return 2;
    }
    small = canned(102), medium = canned(1024), large = canned(10240);
    int listener = listen_on(atoi(argv[1])), epoll = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.fd = listener}, ready[EVENTS];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &e);
    for (;;) {
        int n = epoll_wait(epoll, ready, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            if (ready[i].data.fd == listener) greet(epoll, listener);
            else serve(ready[i].data.fd);
        }
    }
}
