#include "desk/http_setup.hpp"

#include <httplib.h>

namespace renkei::desk {

void set_up(httplib::Server& http)
{
    http.set_default_headers({{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
                              {"X-Content-Type-Options", "nosniff"},
                              {"X-Frame-Options", "DENY"},
                              {"Referrer-Policy", "same-origin"},
                              {"Cross-Origin-Opener-Policy", "same-origin"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Strict-Transport-Security", "max-age=31536000"},
                              {"Cache-Control", "no-store"}});
    // The library would share the port with whoever has it already (SO_REUSEPORT): two desks that each hear half.
    http.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
}

}  // namespace renkei::desk
