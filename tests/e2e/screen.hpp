#pragma once
// A display server of the test's own (Xvfb) and fingers on it (xdotool).

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "field.hpp"

namespace renkei::tests {

// Starts a program; what it says goes to the file `said`. Of our own environment it has nothing that names a display or a store.
pid_t started(std::vector<std::string> words, std::vector<std::string> more_environment, const std::filesystem::path& said);
// Its exit code, or 128 and the signal that ended it. Sends `signal` first, unless 0.
int ended(pid_t child, int signal);

// A screen of 1920 × 1080 that nobody sees. Its picture is a file (X window dump), its fingers are xdotool's.
class Screen {
  public:
    explicit Screen(const TemporaryFolder& folder);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] std::string display() const { return "DISPLAY=:" + number_; }
    [[nodiscard]] uint32_t pixel(int x, int y) const;
    void tap(int x, int y) const;
    // The same as long as a finger rests.
    void touch(int x, int y) const;
    // Until the whole picture of this program is there: a server that draws by itself takes it in bands, from above. What the program said (the file
    // `said`) is told when it ends before, or shows nothing.
    void first_picture(pid_t program, const std::filesystem::path& said) const;
    // Until a place has this colour.
    void see(int x, int y, uint32_t colour) const;
    // At most two minutes; `seen` tells what was there instead.
    static void wait(const std::function<bool()>& come, const std::function<std::string()>& seen = {});
    // The server goes away, whoever uses it.
    void end();

  private:
    std::filesystem::path folder_;
    pid_t server_ = 0;
    std::string number_;
};

}  // namespace renkei::tests
