#include "house_rules.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <regex>
#include <sstream>

#include "support/files.hpp"

namespace renkei::architecture {
namespace {

namespace fs = std::filesystem;

struct Technology {
    const char* name;
    const char* header;            // regular expression of the included path
    std::set<std::string> places;  // rooms, or single files of a room
};

const std::vector<Technology>& technologies()
{
    static const std::vector<Technology> table{
        {"SQLite", "sqlite3(ext)?\\.h", {"store"}},
        {"SDL", "(SDL2?/)?SDL.*\\.h", {"window"}},
        {"OpenGL", "(epoxy|GL|GLES|GLES2|GLES3|EGL|KHR)/.*", {"canvas"}},
        {"Cairo", "(cairo/)?cairo.*\\.h", {"paint"}},
        {"FreeType", "ft2build\\.h|freetype.*|FT_.*", {"text"}},
        {"HarfBuzz", "(harfbuzz/)?hb.*\\.h", {"text"}},
        {"ICU", "unicode/.*", {"text"}},
        {"toml++", "toml\\+\\+/.*|toml\\.hpp", {"config"}},
        {"CLI11", "CLI/.*", {"commands/command_line.cpp", "commands/describe.cpp"}},
        {"curl", "curl/.*", {"feed"}},
        {"libxml2", "libxml/.*", {"site"}},
        {"libsodium", "sodium.*", {"base"}},
        {"nettle", "nettle/.*", {"base"}},
        {"JSON", "nlohmann/.*", {"intake", "feed", "site", "commands"}},
        {"zlib", "zlib\\.h", {"map"}},
        {"libpng", "png\\.h", {"canvas", "decoder"}},   // canvas: pictures of itself
        {"libsystemd", "systemd/.*", {"commands/service.cpp"}},
        {"Dear ImGui", "(imgui/)?(backends/)?(imgui|imconfig|imstb).*", {"staff", "canvas"}},   // canvas: its renderer
        {"stb", "(stb/)?stb_.*\\.h", {"paint"}},
        {"libjpeg-turbo", "jpeglib\\.h|jerror\\.h|turbojpeg\\.h", {"decoder", "paint"}},   // paint: what the store keeps
        {"libwebp, libtiff, libheif", "webp/.*|tiff(io)?\\.h|libheif/.*", {"decoder"}},
        {"lcms2", "lcms2.*\\.h", {"decoder"}},
        {"poppler", "(poppler/)?(cpp/)?poppler-.*\\.h", {"documents"}},
        {"seccomp", "seccomp\\.h", {"walls"}},
        {"libxlsxwriter", "xlsxwriter.*", {"intake"}},
        {"libzip, pugixml", "zip\\.h|pugixml\\.hpp", {"sheets", "intake/archive.cpp"}},
        {"cpp-httplib", "httplib\\.h", {"desk/server_impl.hpp", "desk/http_setup.cpp", "desk/door.cpp"}},
        {"OpenSSL", "openssl/.*", {"desk", "feed"}},
        {"libmpv", "mpv/.*", {"film"}},
        {"qrcodegen", "(qrcodegen/)?(qrcodegen|QrCode|QrSegment).*\\.hpp", {"paint"}},
    };
    return table;
}

// Ways to ask what time it is in the world. Time is an argument below commands/; measuring a duration is no question of time.
const std::regex& world_clock()
{
    static const std::regex pattern(R"(system_clock::now|\b(gettimeofday|localtime|localtime_r|gmtime|gmtime_r)\s*\(|\btime\s*\(\s*(nullptr|NULL|0)\s*\)|CLOCK_REALTIME)");
    return pattern;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// What a file was found to be at its longest.
struct Longest {
    int file = 0, function = 0;
};

// One source file under examination.
struct Examination {
    const fs::path& app;
    const Edges& edges;
    std::string room;     // first folder below app; empty for main.cpp
    std::string name;     // path below app
    std::vector<std::string>& findings;

    void report(size_t line, const std::string& sentence) const { findings.push_back(name + ":" + std::to_string(line) + ": " + sentence); }

    void check_technology(size_t line, const std::string& path) const
    {
        for (const Technology& technology : technologies()) {
            if (!std::regex_match(path, std::regex(technology.header))) continue;
            if (technology.places.contains(room) || technology.places.contains(name)) continue;
            std::string places;
            for (const auto& place : technology.places) places += (places.empty() ? "" : " and ") + place;
            report(line, technology.name + std::string(" (") + path + ") belongs to " + places + ": a function is missing there");
        }
    }

    void check_edge(size_t line, const std::string& path) const
    {
        const size_t slash = path.find('/');
        const std::string other = slash == std::string::npos ? "" : path.substr(0, slash);
        if (!edges.contains(other)) {
            if (!fs::exists(app / path)) return;   // a library's header in quotes
            report(line, "\"" + path + "\" lies in no room of CMakeLists.txt");
            return;
        }
        if (!fs::is_regular_file(app / path)) report(line, "\"" + path + "\" does not exist");
        if (other == room || (other == "base" && room != "base")) return;
        // main.cpp only starts the commands.
        const bool allowed = room.empty() ? other == "commands" : edges.contains(room) && edges.at(room).contains(other);
        if (!allowed) report(line, (room.empty() ? "main" : room) + " may not include " + other);
    }

    void check_includes(const std::vector<std::string>& lines) const
    {
        static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
        std::smatch match;
        for (size_t i = 0; i < lines.size(); ++i) {
            if (!std::regex_match(lines[i], match, include)) continue;
            check_technology(i + 1, match[2]);
            if (match[1] == "\"") check_edge(i + 1, match[2]);
            else if (const std::string first = match[2].str().substr(0, match[2].str().find('/')); edges.contains(first) &&
                     fs::is_regular_file(app / match[2].str()))
                check_edge(i + 1, match[2]);   // a room's header in angle brackets is still an edge; <map> is not the room map
        }
    }

    void check_clock(const std::vector<std::string>& lines) const
    {
        if (room == "commands") return;
        for (size_t i = 0; i < lines.size(); ++i)
            if (std::regex_search(lines[i].substr(0, lines[i].find("//")), world_clock()))
                report(i + 1, "reads the clock: below commands/ time is an argument");
    }

    void check_environment(const std::vector<std::string>& lines) const
    {
        static const std::regex environment(R"(\b(getenv|secure_getenv|setenv|unsetenv|putenv)\s*\()");
        if (room == "commands" || room == "window") return;   // window: what SDL is told by it
        for (size_t i = 0; i < lines.size(); ++i)
            if (std::regex_search(lines[i].substr(0, lines[i].find("//")), environment)) report(i + 1, "looks into the environment: it ends in commands/");
    }

    // A sentence in both languages: Sentence{"…", Translation kWhat{"…", or {"English words", "日本語". Words that are put together count as well.
    void check_sentences(const std::vector<std::string>& lines) const
    {
        static const std::regex own(R"(\b(Sentence|Translation)\s*\w*\s*(=\s*)?\{[^}]*")"), pair(R"re(\{\s*"[^"]*[a-z],? [a-z{][^"]*",\s*"([^"]*)")re");
        if (name.starts_with("base/catalogue")) return;
        const auto is_japanese = [](char c) { return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9; };   // U+3000 to U+9FFF
        for (size_t i = 0; i < lines.size(); ++i) {
            const std::string code = lines[i].substr(0, lines[i].find("//"));
            std::smatch match;
            bool raw = std::regex_search(code, own);
            if (std::regex_search(code, match, pair)) {
                const std::string second = match[1];
                raw = raw || std::any_of(second.begin(), second.end(), is_japanese);
            }
            if (raw) report(i + 1, "says a sentence of its own: they stand in base/catalogue.hpp, and code names them by their English");
        }
    }

    // English and Korean, the two Chinese, Japanese that is not the easy one: what such languages have in common has a name.
    void check_languages(const std::vector<std::string>& lines) const
    {
        static const std::regex asked(R"([!=]= Language::(English|Korean|SimplifiedChinese) (&&|\|\|) \S+ [!=]= Language::(Korean|English|TraditionalChinese)\b|== Language::Japanese && !\S+\.easy\b)");
        if (room == "base") return;
        for (size_t i = 0; i < lines.size(); ++i)
            if (std::regex_search(lines[i], asked)) report(i + 1, "asks for two languages by name: base/language.hpp has a word for what they have in common");
    }

    // In the house's style a function's braces stand alone on their lines, at the same depth; no other block's do.
    Longest check_length(const std::vector<std::string>& lines, const Exception& limits) const
    {
        Longest longest{static_cast<int>(lines.size()), 0};
        if (longest.file > limits.longest_file) report(lines.size(), "a file of more than " + std::to_string(limits.longest_file) + " lines");
        std::vector<std::pair<std::string, size_t>> open;   // indentation, line of the opening brace
        for (size_t i = 0; i < lines.size(); ++i) {
            const size_t depth = lines[i].find_first_not_of(' ');
            if (depth == std::string::npos) continue;
            const std::string indentation = lines[i].substr(0, depth), rest = lines[i].substr(depth);
            if (rest == "{") open.emplace_back(indentation, i);
            else if (!open.empty() && rest.starts_with("}") && open.back().first == indentation) {
                const int length = static_cast<int>(i - open.back().second);
                if (length > limits.longest_function)
                    report(open.back().second + 1, "a function of more than " + std::to_string(limits.longest_function) + " lines");
                longest.function = std::max(longest.function, length);
                open.pop_back();
            }
        }
        return longest;
    }

    // An exception that the file no longer needs, or needs less of, may not stand as leave to grow again.
    void check_exception(const Exception& limits, const Longest& longest) const
    {
        const bool file = limits.longest_file != kLongestFile && longest.file < limits.longest_file, function = limits.longest_function != kLongestFunction &&
            longest.function < limits.longest_function;
        if (file || function)
            report(1, "is shorter than its exception allows: " + std::to_string(longest.file) + " lines, the longest function " +
                   std::to_string(longest.function));
    }
};

}  // namespace

std::map<std::string, size_t> long_lines(const fs::path& folder)
{
    static const std::regex literal(R"("(\\.|[^"\\]){60,}")");
    std::map<std::string, size_t> counts;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp" && extension != ".h")) continue;
        const std::string name = fs::relative(entry.path(), folder).generic_string();
        for (const std::string& line : lines_of(tests::bytes_of(entry.path()))) {
            if (line.size() <= kLongestLine) continue;
            const std::string code = std::regex_replace(line, literal, "");
            if (std::count_if(code.begin(), code.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }) > kLongestLine)
                ++counts[name.substr(0, name.find('/'))];
        }
    }
    return counts;
}

Edges edges_of(const std::string& cmake_text)
{
    Edges edges;
    static const std::regex call(R"(\brenkei_room\s*\(([^)]*)\))");
    for (auto it = std::sregex_iterator(cmake_text.begin(), cmake_text.end(), call); it != std::sregex_iterator(); ++it) {
        std::istringstream words((*it)[1].str());
        std::string room, section;
        words >> room;
        auto& allowed = edges[room];
        for (std::string word; words >> word;) {
            if (word == "ROOMS" || word == "LIBRARIES") section = word;
            else if (section == "ROOMS") allowed.insert(word);
        }
    }
    return edges;
}

std::vector<std::string> circles(const Edges& edges)
{
    std::vector<std::string> found, way;
    const std::function<void(const std::string&)> walk = [&](const std::string& room) {
        const auto again = std::find(way.begin(), way.end(), room);
        if (again != way.end()) {
            std::string circle;
            for (auto step = again; step != way.end(); ++step) circle += *step + " → ";
            if (*again == *std::min_element(again, way.end())) found.push_back(circle + room);   // each circle once
            return;
        }
        way.push_back(room);
        if (const auto next = edges.find(room); next != edges.end())
            for (const auto& other : next->second) walk(other);
        way.pop_back();
    };
    for (const auto& [room, allowed] : edges) walk(room);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

const Exceptions& exceptions()
{
    static const Exceptions none;   // and better so: what is split has got its name
    return none;
}

std::vector<std::string> broken_rules(const fs::path& app, const Edges& edges, const Exceptions& exceptions)
{
    std::vector<std::string> findings;
    for (const Exception& exception : exceptions)
        if (!fs::exists(app / exception.file)) findings.push_back(std::string(exception.file) + ":1: has an exception and does not exist");
    for (const auto& entry : fs::recursive_directory_iterator(app)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp" && extension != ".h")) continue;
        const std::string name = fs::relative(entry.path(), app).generic_string();
        const size_t slash = name.find('/');
        const Examination file{app, edges, slash == std::string::npos ? "" : name.substr(0, slash), name, findings};
        if (!file.room.empty() && !edges.contains(file.room)) file.report(1, "lies in no room of CMakeLists.txt");
        const auto lines = lines_of(tests::bytes_of(entry.path()));
        file.check_includes(lines);
        file.check_clock(lines);
        file.check_environment(lines);
        file.check_sentences(lines);
        file.check_languages(lines);
        const auto exception = std::find_if(exceptions.begin(), exceptions.end(), [&](const Exception& e) { return name == e.file; });
        const Exception limits = exception == exceptions.end() ? Exception{""} : *exception;
        file.check_exception(limits, file.check_length(lines, limits));
    }
    std::sort(findings.begin(), findings.end());
    return findings;
}

}  // namespace renkei::architecture
