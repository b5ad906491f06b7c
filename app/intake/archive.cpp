#include "intake/archive.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>

#include "base/sentence.hpp"
#include "base/write_failure.hpp"
#include "intake/csv.hpp"

namespace renkei::intake {

Error not_unpacked(const std::filesystem::path& place, int code)
{
    const ErrorKind kind = kind_of_write(code);
    if (kind == ErrorKind::Io) return {kind, sentence("The archive could not be unpacked at {1}; is the disk full?", place)};
    return {kind, sentence("{1} cannot be written ({2}); check the folder, the free space and whether it may be written", place, std::strerror(code))};
}

namespace {

namespace fs = std::filesystem;

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;
using Entry = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;

// Why one entry, or the whole archive, is not taken.
struct Refusal {
    Sentence what;
    bool whole = false;
};

bool ends_with_folded(const std::string& text, std::string_view ending)
{
    if (text.size() < ending.size()) return false;
    return std::equal(ending.begin(), ending.end(), text.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// What operating systems put beside the files: nobody's business.
bool is_litter(const fs::path& name)
{
    const std::string last = name.filename().string();
    return (name.begin() != name.end() && *name.begin() == "__MACOSX") || last == ".DS_Store" || last.starts_with("._") ||
        ends_with_folded(last, "thumbs.db") || ends_with_folded(last, "desktop.ini");
}

// Where in the folder a name leads; nothing when it leads anywhere else.
std::optional<fs::path> place_of(const std::string& name)
{
    constexpr size_t kLongestPart = 255;   // bytes; a file system takes no more
    const bool drive = name.size() > 1 && name[1] == ':';
    if (name.empty() || name.front() == '/' || drive || std::any_of(name.begin(), name.end(),
                                                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 ||
                                                                                c == 0x7F; })) return std::nullopt;
    fs::path place;
    for (const fs::path& part : fs::path(name)) {
        if (part == ".." || part.native().size() > kLongestPart) return std::nullopt;
        if (!part.empty() && part != ".") place /= part;
    }
    return place.empty() ? std::nullopt : std::optional(place);
}

class Unpacking {
  public:
    Unpacking(zip_t* archive, uint64_t packed, fs::path into, std::string called, const std::function<std::string(std::string)>& table_text,
              const ArchiveLimits& limits)
        : archive_(archive), packed_(packed), into_(std::move(into)), called_(std::move(called)), table_text_(table_text), limits_(limits) {}

    Result<std::vector<Finding>> run()
    {
        const zip_int64_t count = zip_get_num_entries(archive_, 0);
        if (count < 0 || static_cast<uint64_t>(count) > limits_.entries) return stopped(sentence("the archive holds more than {1} files and was not unpacked; make several of it", limits_.entries));
        for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
            RENKEI_TRY(const auto refused, take(i));
            if (refused && refused->whole) return stopped(refused->what);
            if (refused) findings_.push_back({.file = called_ + "/" + shown_, .severity = Severity::Note, .cause = "archive", .message = refused->what});
        }
        return std::move(findings_);
    }

  private:
    std::vector<Finding> stopped(Sentence what) const
    {
        std::error_code ignored;
        for (const auto& one : fs::directory_iterator(into_, ignored)) fs::remove_all(one.path(), ignored);
        return {{.file = called_, .severity = Severity::Stop, .cause = "archive", .message = std::move(what)}};
    }

    // As UTF-8, with the slashes of this world: some programs of Windows write others.
    [[nodiscard]] std::string name_of(zip_uint64_t index) const
    {
        const char* const raw = zip_get_name(archive_, index, ZIP_FL_ENC_RAW);
        std::string name = table_text_(raw != nullptr ? raw : "");
        if (!is_utf8(name)) name.clear();
        std::replace(name.begin(), name.end(), '\\', '/');
        return name;
    }

    // Of a folder or a file; Unix says more, and what is neither is left.
    [[nodiscard]] bool is_link_or_device(zip_uint64_t index) const
    {
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        if (zip_file_get_external_attributes(archive_, index, 0, &system, &attributes) != 0 || system != ZIP_OPSYS_UNIX) return false;
        const auto kind = (attributes >> 16) & S_IFMT;
        return kind != 0 && kind != S_IFREG && kind != S_IFDIR;
    }

    // What is known before a byte is unpacked; a lie about sizes is found while reading.
    [[nodiscard]] std::optional<Refusal> refusal_of(zip_uint64_t index, const zip_stat_t& about, const std::optional<fs::path>& place) const
    {
        constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
        if ((about.valid & kNeeded) != kNeeded) return Refusal{sentence("the archive is damaged; make it again and copy it anew"), true};
        if (about.encryption_method != ZIP_EM_NONE) return Refusal{sentence("the archive has a password; make one without it"), true};
        if (!place) return Refusal{sentence("its name leads out of the archive's own folder or cannot be one of a file, so it was left; rename it and make the archive again")};
        if (is_link_or_device(index)) return Refusal{sentence("it is a link or device and no file, so it was left; put the file itself into the archive")};
        if (static_cast<size_t>(std::distance(place->begin(), place->end())) > limits_.depth + 1) return Refusal{sentence("it lies more than {1} folders deep, so it was left; put it further up", limits_.depth)};
        if (about.size > limits_.file_bytes) return Refusal{sentence("it is larger than {1} MiB, so it was left", limits_.file_bytes >> 20)};
        if (about.size > limits_.any_ratio && about.size / std::max<zip_uint64_t>(about.comp_size, 1) > limits_.ratio) return bomb();
        if (unpacked_ + about.size > limits_.any_ratio && (unpacked_ + about.size) / std::max<uint64_t>(packed_, 1) > limits_.ratio) return bomb();
        if (about.size > limits_.bytes - unpacked_) return too_much();
        return std::nullopt;
    }

    [[nodiscard]] static Refusal bomb() { return {sentence("a file in it would grow to many times its size, as in archives made to fill a disk; the archive was not taken"), true}; }
    [[nodiscard]] Refusal too_much() const { return {sentence("its files have more than {1} MiB together; the archive was not taken, make several of it", limits_.bytes >> 20), true}; }

    Result<std::optional<Refusal>> take(zip_uint64_t index)
    {
        zip_stat_t about;
        if (zip_stat_index(archive_, index, 0, &about) != 0)
            return std::optional(Refusal{sentence("the archive is damaged; make it again and copy it anew"), true});
        const std::string name = name_of(index);
        shown_ = name.empty() ? "#" + std::to_string(index + 1) : name;
        const auto place = place_of(name);
        if (place && is_litter(*place)) return std::optional<Refusal>{};
        if (!limits_.only.empty() && (!place || place->generic_string() != limits_.only)) return std::optional<Refusal>{};
        if (name.ends_with('/') && place) {
            if (static_cast<size_t>(std::distance(place->begin(), place->end())) <= limits_.depth) RENKEI_CHECK(make_folder(into_ / *place));
            return std::optional<Refusal>{};
        }
        if (auto refused = refusal_of(index, about, place)) return refused;
        if (ends_with_folded(name, ".zip")) return std::optional(Refusal{sentence("it is an archive within the archive, which is not read; put its files beside the others")});
        return write(index, about, into_ / *place);
    }

    static Result<void> make_folder(const fs::path& folder)
    {
        std::error_code failed;
        fs::create_directories(folder, failed);
        if (failed && failed != std::errc::file_exists && failed != std::errc::not_a_directory) return not_unpacked(folder, failed.value());
        return {};
    }

    Result<std::optional<Refusal>> write(zip_uint64_t index, const zip_stat_t& about, const fs::path& to)
    {
        RENKEI_CHECK(make_folder(to.parent_path()));
        std::error_code ignored;
        if (fs::symlink_status(to, ignored).type() != fs::file_type::not_found || !fs::is_directory(to.parent_path(), ignored))
            return std::optional(Refusal{sentence("a file of this name stands twice in the archive; the first was taken")});
        const Entry entry(zip_fopen_index(archive_, index, 0), zip_fclose);
        if (!entry) return std::optional(Refusal{sentence("it cannot be unpacked: it is damaged, or packed in a way that is not read here; make the archive again as an ordinary zip")});
        std::ofstream file(to, std::ios::binary);
        std::array<char, 1 << 16> bytes{};
        uint64_t got = 0;
        zip_int64_t part = 0;
        while (file && (part = zip_fread(entry.get(), bytes.data(), bytes.size())) > 0) {
            got += static_cast<uint64_t>(part);
            if (got > about.size) return std::optional(bomb());   // more than it said it is
            file.write(bytes.data(), part);
        }
        file.close();
        if (!file) return not_unpacked(to, errno);
        unpacked_ += got;
        if (part == 0 && got == about.size) return std::optional<Refusal>{};
        fs::remove(to, ignored);   // libzip compares the check sum at the end
        return std::optional(Refusal{sentence("it cannot be unpacked: it is damaged, or packed in a way that is not read here; make the archive again as an ordinary zip")});
    }

    zip_t* archive_;
    uint64_t packed_;   // bytes of the whole archive: its entries may share what is packed
    fs::path into_;
    std::string called_, shown_;
    const std::function<std::string(std::string)>& table_text_;
    const ArchiveLimits& limits_;
    std::vector<Finding> findings_{};
    uint64_t unpacked_ = 0;
};

}  // namespace

Result<std::vector<Finding>> unpack_archive(const fs::path& archive, const fs::path& into, const std::string& called,
                                            const std::function<std::string(std::string)>& table_text, const ArchiveLimits& limits)
{
    int failed = 0;
    const Archive opened(zip_open(archive.c_str(), ZIP_RDONLY, &failed));
    if (!opened)
        return std::vector<Finding>{{.file = called, .severity = Severity::Stop, .cause = "archive",
                                     .message = sentence("the archive is damaged; make it again and copy it anew")}};
    std::error_code ignored;
    return Unpacking(opened.get(), fs::file_size(archive, ignored), into, called, table_text, limits).run();
}

}  // namespace renkei::intake
