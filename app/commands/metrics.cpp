#include "commands/metrics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "commands/frame_statistics.hpp"
#include "store/store.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

std::string number(double value)
{
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}
std::string number(long long value) { return std::to_string(value); }

double unix_seconds(Instant instant) { return static_cast<double>(instant.time_since_epoch().count()) / 1000; }

// Label values are escaped (text exposition format, "Line format").
std::string label(const std::string& value)
{
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == '"') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out;
}

class Page {
  public:
    // Begins a metric: everything of one name stands together, after its help and its type.
    void metric(const std::string& name, const char* type, const char* help)
    {
        name_ = "renkei_" + name;
        text_ += "# HELP " + name_ + ' ' + help + "\n# TYPE " + name_ + ' ' + type + '\n';
    }
    template <class Value> void sample(Value value, const std::string& labels = {}, const char* suffix = "")
    {
        text_ += name_ + suffix + (labels.empty() ? "" : '{' + labels + '}') + ' ' + number(value) + '\n';
    }
    template <class Value> void one(const std::string& name, const char* type, const char* help, Value value)
    {
        metric(name, type, help);
        sample(value);
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

  private:
    std::string name_, text_;
};

void add_frames(Page& page, const ShowFigures& f)
{
    page.one("frames_total", "counter", "Pictures presented.", f.frames);
    page.one("late_frames_total", "counter", "Pictures of a movement that came more than half a period too late.", f.late);
    page.metric("frame_interval_seconds", "histogram", "Time between two pictures of one movement.");
    for (const auto& [seconds, count] : f.within) page.sample(count, "le=\"" + number(seconds) + '"', "_bucket");
    page.sample(f.intervals, "le=\"+Inf\"", "_bucket");
    page.sample(f.intervals_s, {}, "_sum");
    page.sample(f.intervals, {}, "_count");
    page.one("frame_interval_longest_seconds", "gauge", "The longest time between two pictures of one movement since the start.", f.longest_s);
}

void add_scenes(Page& page, const ShowFigures& f)
{
    page.metric("scenes_shown_total", "counter", "How often a scene began.");
    for (const auto& [scene, count] : f.scenes) page.sample(static_cast<long long>(count), "scene=\"" + label(scene) + '"');
    page.one("scenes_skipped_total", "counter", "Scenes that could not be made and were passed over.", static_cast<long long>(f.skipped));
    page.one("layers_skipped_total", "counter", "Layers for which there was no texture memory.", static_cast<long long>(f.skipped_layers));
}

void add_content(Page& page, const Surroundings& around)
{
    if (around.made) page.one("revision_created_timestamp_seconds", "gauge", "When the revision on show was made.", unix_seconds(*around.made));
    if (around.published)
        page.one("revision_published_timestamp_seconds", "gauge", "When the revision on show was published.", unix_seconds(*around.published));
    if (around.store_bytes) page.one("store_bytes", "gauge", "Size of the store, media included.", static_cast<long long>(*around.store_bytes));
}

}  // namespace

std::string exposition(const ShowFigures& figures, const Surroundings& around)
{
    Page page;
    page.metric("build_info", "gauge", "The version that runs; always 1.");
    page.sample(1LL, "version=\"" RENKEI_VERSION "\"");
    page.metric("revision_info", "gauge", "The revision on the display; always 1.");
    page.sample(1LL, "revision=\"" + label(figures.revision) + '"');
    page.one("start_timestamp_seconds", "gauge", "When the display was started.", unix_seconds(around.started));
    page.one("written_timestamp_seconds", "gauge", "When these figures were written, by the display's clock.", unix_seconds(around.now));
    add_frames(page, figures);
    add_scenes(page, figures);
    page.one("texture_bytes", "gauge", "Texture memory in use.", static_cast<long long>(figures.texture_bytes));
    page.one("memory_bytes", "gauge", "The display's share of memory (PSS).", around.pss_mib * 1024 * 1024);
    page.one("cpu_seconds_total", "counter", "Processor time of the display.", figures.cpu_s);
    page.one("faults_total", "counter", "Faults told to staff.", around.faults);
    add_content(page, around);
    return std::move(page).text();
}

namespace {

unsigned long long bytes_below(const fs::path& folder)
{
    unsigned long long bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end; it != end && !error; it.increment(error))
        if (std::error_code ignored; it->is_regular_file(ignored) && !it->is_symlink(ignored)) bytes += it->file_size(ignored);
    return bytes;
}

void ask_store(const fs::path& folder, const std::string& revision, Surroundings& around)
{
    const auto store = store::Store::open(folder);
    if (!store) return;
    const auto all = store->revisions();
    if (!all) return;
    for (const store::RevisionSummary& one : *all)
        if (std::to_string(one.id) == revision) {
            around.made = one.created;
            around.published = one.published;
        }
}

bool replace(const fs::path& file, const std::string& text)
{
    fs::path beside = file;
    beside += ".new";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code error;
    if (out) fs::rename(beside, file, error);
    if (out && !error) return true;
    fs::remove(beside, error);
    return false;
}

}  // namespace

MetricsFile::MetricsFile(Setup setup) : setup_(std::move(setup)), started_(setup_.now()), thread_([this] { work(); }) {}

MetricsFile::~MetricsFile()
{
    {
        const std::lock_guard guard(lock_);
        ending_ = true;
    }
    come_.notify_one();
    thread_.join();
}

bool MetricsFile::due()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - put_ < std::chrono::seconds(1)) return false;
    put_ = now;
    return true;
}

void MetricsFile::put(ShowFigures figures)
{
    const std::lock_guard guard(lock_);
    newest_ = std::move(figures);
}

void MetricsFile::work()
{
    for (bool ending = false; !ending;) {
        std::optional<ShowFigures> figures;
        {
            std::unique_lock guard(lock_);
            ending = come_.wait_for(guard, setup_.every, [this] { return ending_; });
            figures = newest_;
        }
        if (figures) write(*figures);
    }
}

void MetricsFile::write(const ShowFigures& figures)
{
    constexpr std::chrono::minutes kMeasureStore{5};   // thousands of media files are not counted four times a minute
    const auto steady = std::chrono::steady_clock::now();
    if (!store_bytes_ || steady - measured_ > kMeasureStore) {
        store_bytes_ = bytes_below(setup_.store);
        measured_ = steady;
    }
    Surroundings around{.now = setup_.now(), .started = started_, .faults = setup_.faults(), .pss_mib = process_pss_mib(), .store_bytes = store_bytes_,
                        .made = {}, .published = {}};
    ask_store(setup_.store, figures.revision, around);
    const bool written = replace(setup_.file, exposition(figures, around));
    if (!written && !told_) setup_.tell(sentence("The figures cannot be written to {1}; check the folder and its permissions", setup_.file));
    told_ = !written;
}

}  // namespace renkei::commands
