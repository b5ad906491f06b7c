#pragma once
// What every answer of the desk says to a browser, and how its port is taken: nothing of it depends on what is asked.

namespace httplib {
class Server;
}

namespace renkei::desk {

void set_up(httplib::Server& http);

}  // namespace renkei::desk
