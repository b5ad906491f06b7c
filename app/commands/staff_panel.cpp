#include "commands/staff_panel.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "commands/panel_reports.hpp"
#include "commands/shipped_files.hpp"
#include "staff/lock.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr size_t kMostPictures = 36;
constexpr int kPictureSide = 640;   // pixels, the longer one

PixelSize picture_size(PixelSize display)
{
    const int longer = std::max(display.w, display.h);
    return {std::max(160, display.w * kPictureSide / longer), std::max(160, display.h * kPictureSide / longer)};
}

// The scenes of that day: neither the sheet of all, nor transitions, nor the other day that `shot --all` adds.
bool is_of_the_day(const std::string& name)
{
    return name.ends_with(".png") && name != "contact-sheet.png" && name.find("-transition-") == std::string::npos && name.find("-2024-10-25-") == std::string::npos;
}

// Before all others what staff bring: a display of many scenes has more pictures than are kept.
size_t rank_of(const fs::path& file)
{
    constexpr std::string_view kFirst[] = {"-exhibit-", "-notice-", "-showcase-", "-events-"};
    const std::string name = file.filename().string();
    return static_cast<size_t>(std::find_if(std::begin(kFirst), std::end(kFirst), [&](std::string_view scene) { return name.find(scene) != std::string::npos; }) - std::begin(kFirst));
}

std::vector<paint::Image> pictures_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (is_of_the_day(at->path().filename().string())) files.push_back(at->path());
    std::sort(files.begin(), files.end());
    std::stable_sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) { return rank_of(a) < rank_of(b); });
    std::vector<paint::Image> pictures;
    for (const fs::path& file : files)
        if (auto picture = pictures.size() < kMostPictures ? canvas::read_png(file.string()) : std::nullopt) pictures.push_back(std::move(*picture));
    return pictures;
}

// Why, for the history: what the stick or folder is called.
std::string name_of_source(const fs::path& path) { return (path.filename() == "renkei" ? path.parent_path() : path).filename().string(); }

const char* busy_words(staff::Action::Kind kind)
{
    using Kind = staff::Action::Kind;
    switch (kind) {
        case Kind::TryPin: return "確かめています";
        case Kind::LookForSources: return "USB メモリーを探しています";
        case Kind::Load: return "読み込んでいます。USB メモリーを抜かないでください";
        case Kind::Preview: return "絵を作っています";
        case Kind::Publish: return "公開しています";
        case Kind::Plan: return "予約しています";
        case Kind::CancelPlan: return "予約を取りやめています";
        case Kind::Rollback: return "戻しています";
        case Kind::Withdraw: return "取り下げています";
        case Kind::PutBack: return "元に戻しています";
        case Kind::Confirm: return "催しに加えています";
        case Kind::Dismiss: return "表示しないことにしています";
        case Kind::ReadHealth: return "装置を調べています";
        default: return "読んでいます";
    }
}

}  // namespace

StaffPanel::StaffPanel(PanelSetup setup, Aside& aside, PixelSize display) : setup_(std::move(setup)), aside_(aside), display_(display)
{
    view_.names = setup_.staff.names;
    view_.dark = setup_.dark;
    view_.has_sites = setup_.has_sites;
    make_lettering();
    wishes_.push_back({.kind = Kind::TryPin});   // with nothing typed: how things stand
}

void StaffPanel::make_lettering()
{
    const float unit = static_cast<float>(std::min(display_.w, display_.h)) / 1080;
    lettering_task_ = aside_.kept(std::make_shared<PanelTask>([unit, text = all_text()](PanelTask&) {
        PanelAnswer answer;
        answer.lettering = staff::Lettering::make(unit, text);
        return answer;
    }));
}

std::string StaffPanel::all_text() const
{
    std::string text = view_.message.text + view_.who;
    for (const auto& name : view_.names) text += name;
    if (view_.sources)
        for (const auto& one : *view_.sources) text += one.name + one.path;
    if (view_.loaded) {
        text += view_.loaded->trouble;
        for (const auto& one : view_.loaded->findings) text += one.where + one.message;
    }
    if (view_.revisions)
        for (const auto& one : *view_.revisions) text += one.who + one.note;
    if (view_.health)
        for (const auto& one : *view_.health) text += one.name + one.words;
    if (view_.notices)
        for (const auto& one : *view_.notices) text += one.title;
    if (view_.drafts)
        for (const auto& one : *view_.drafts) text += one.title + one.days + one.place;
    return text;
}

void StaffPanel::touch(Vec2 at, bool down)
{
    if (panel_) panel_->touch(at, down);
}

bool StaffPanel::hurries() const { return coming_ || (panel_ && (panel_->waits() || !incoming_.empty())); }

bool StaffPanel::advance(canvas::Canvas& canvas, Instant now)
{
    bool changed = false;
    now_ = now;
    view_.clock = moment_text(now);
    if (view_.preview_date.empty()) view_.preview_date = day_text(civil_time(now).date);
    if (lettering_task_)
        if (auto made = lettering_task_->take()) {
            lettering_task_.reset();
            no_type_ = made->lettering == nullptr && !lettering_;
            if (no_type_) setup_.tell(sentence("The staff panel cannot be shown: {1}", "BIZ UDPGothic (fonts-morisawa-bizud-gothic)"));
            closed_ = closed_ || no_type_;
            coming_ = std::move(made->lettering);
            changed = true;
        }
    // The panel is seen when its type is there whole, and goes on with what it has while more is on its way.
    if (coming_ && canvas.upload_overlay_font(coming_->atlas())) {
        lettering_ = std::move(coming_);
        if (panel_) panel_->use(lettering_);
        else panel_ = std::make_unique<staff::Panel>(lettering_, std::max(kTargetUnits, static_cast<float>(kTargetMm / setup_.mm_per_unit)));
        changed = true;
    }
    if (locked_until_) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*locked_until_ - Steady::now());
        view_.pin.seconds_locked = static_cast<int>(std::max(0s, left).count());
        if (left <= 0s) {
            locked_until_.reset();
            wishes_.push_back({.kind = Kind::TryPin});
        }
    }
    if (task_) {
        std::tie(view_.done, view_.all) = task_->progress();
        if (auto answer = task_->take()) {
            task_.reset();
            finish(std::move(*answer));
            if (lettering_ && !lettering_task_ && !coming_ && !lettering_->covers(all_text())) make_lettering();
            changed = true;
        }
    }
    if (!task_ && !wishes_.empty()) {
        const staff::Action next = wishes_.front();
        wishes_.pop_front();
        begin(next);
        changed = true;
    }
    view_.busy = task_ && !(doing_.kind == Kind::TryPin && doing_.text.empty()) ? busy_words(doing_.kind) : "";
    if (!incoming_.empty()) {   // one a frame
        const paint::Image& picture = incoming_.back();
        view_.pictures.push_back({canvas.add_overlay_picture(picture), picture.width, picture.height});
        incoming_.pop_back();
        changed = true;
    }
    return changed;
}

void StaffPanel::draw(canvas::Canvas& canvas, PixelSize display, float seconds_since_last)
{
    if (!panel_) return;
    // The numbers of pictures are let go of before the pictures are.
    if (doing_.kind == Kind::Preview && view_.pictures.empty() && incoming_.empty()) canvas.drop_overlay_pictures();
    const auto asked = panel_->build(display, seconds_since_last, view_);
    (void)canvas.draw_overlay(display);   // its type is there
    if (!asked) return;
    if (asked->kind == Kind::Close) {
        closed_ = true;
        return;
    }
    if (asked->kind == Kind::Choose) {
        view_.who = asked->text;
        panel_->show(staff::Page::Home);
        return;
    }
    if (!open_ && asked->kind != Kind::TryPin) return;   // no page but the first asks before the PIN
    if (asked->kind != Kind::ReadRevisions) view_.message = {};
    if (asked->kind == Kind::Darken) return turn(asked->number != 0);
    wishes_.push_back(*asked);
}

void StaffPanel::start(std::function<PanelAnswer(PanelTask&)> work) { task_ = aside_.kept(std::make_shared<PanelTask>(std::move(work))); }

std::vector<std::string> StaffPanel::words_of(std::vector<std::string> words) const
{
    words.insert(words.begin(), program_file().string());
    const Common& common = setup_.common;
    for (const auto& [option, value] : {std::pair{"--store", common.store}, std::pair{"--config", common.config}, std::pair{"--data", common.data}, std::pair{"--cache", common.cache}}) {
        if (value.empty()) continue;
        words.emplace_back(option);
        words.push_back(value);
    }
    words.insert(words.end(), {"--lang", "ja", "--json"});
    return words;
}

void StaffPanel::command(std::vector<std::string> words, std::chrono::seconds longest, std::string input)
{
    const std::string who = view_.who.empty() ? "職員パネル" : view_.who;
    start([words = words_of(std::move(words)), who, longest, input = std::move(input)](PanelTask& task) { return task.run(words, who, input, longest); });
}

void StaffPanel::begin(const staff::Action& action)
{
    doing_ = action;
    view_.done = view_.all = 0;
    switch (action.kind) {
        case Kind::TryPin: command({"pin", "--check"}, 30s, action.text + "\n"); break;
        case Kind::LookForSources:
            start([roots = setup_.staff.media_roots](PanelTask&) {
                PanelAnswer answer;
                answer.sources = sources_in(roots);
                return answer;
            });
            break;
        case Kind::Load: command({"load", action.text, "--progress", "--note", name_of_source(action.text)}, 1800s); break;
        case Kind::Preview: begin_preview(action.number); break;
        case Kind::Publish: command(publish_words(action.number), 120s); break;
        case Kind::Plan: command(plan_words(action), 120s); break;
        case Kind::CancelPlan: {
            auto words = publish_words(action.number);
            words.emplace_back("--cancel");
            command(std::move(words), 120s);
            break;
        }
        case Kind::Rollback: command({"rollback"}, 120s); break;
        case Kind::ReadRevisions: command({"revisions"}, 60s); break;
        case Kind::ReadNotices: command({"list", "notices"}, 60s); break;
        case Kind::ReadWithdrawn: command({"withdraw", "--list"}, 60s); break;
        case Kind::Withdraw: command({"withdraw", action.text}, 120s); break;
        case Kind::PutBack: command({"withdraw", action.text, "--undo"}, 120s); break;
        case Kind::ReadDrafts: command({"site", "list"}, 60s); break;
        case Kind::Confirm: command({"site", "confirm", action.text}, 300s); break;
        case Kind::Dismiss: command({"site", "dismiss", action.text}, 120s); break;
        case Kind::ReadHealth: command({"doctor"}, 120s); break;
        case Kind::Choose:
        case Kind::Darken:
        case Kind::Close: break;
    }
}

void StaffPanel::turn(bool dark)
{
    setup_.darken(view_.dark = dark);
    tell(dark ? "画面を消しました。パネルを閉じると暗くなります。つけるときは、またここを押します。電源を入れ直しても戻ります。" : "画面をつけました。パネルを閉じると、もとの表示に戻ります。");
}

// By the name that was chosen: where a second person must publish, it is not that of who has loaded.
std::vector<std::string> StaffPanel::publish_words(long long revision) const
{
    std::vector<std::string> words{"publish", std::to_string(revision)};
    if (!view_.who.empty()) words.push_back("--by=" + view_.who);
    return words;
}

// On the day that is being looked at.
std::vector<std::string> StaffPanel::plan_words(const staff::Action& action) const
{
    using namespace std::chrono;
    std::vector<std::string> words = publish_words(action.number);
    words.push_back("--at=" + iso_date(year_month_day(sys_days(civil_time(now_).date) + std::chrono::days(view_.preview_days))) + "T" + action.text);
    return words;
}

void StaffPanel::begin_preview(long long days)
{
    using namespace std::chrono;
    const Date date = year_month_day(sys_days(civil_time(now_).date) + std::chrono::days(days));
    view_.preview_days = static_cast<int>(days);
    view_.preview_date = day_text(date);
    view_.preview = staff::draft_of(view_);
    view_.pictures.clear();
    incoming_.clear();
    const PixelSize size = picture_size(display_);
    const fs::path folder = setup_.pictures;
    std::vector<std::string> words{"shot", "--all", folder.string(), "--size", std::to_string(size.w) + "x" + std::to_string(size.h), "--start", rfc3339(instant_of(date, hours(10)))};
    if (view_.preview != 0) words.insert(words.end(), {"--revision", std::to_string(view_.preview)});
    words = words_of(std::move(words));
    words.pop_back();   // no measuring of contrast
    start([words = std::move(words), folder](PanelTask& task) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        PanelAnswer answer = task.run(words, "", "", 600s);
        answer.pictures = pictures_in(folder);
        std::reverse(answer.pictures.begin(), answer.pictures.end());
        return answer;
    });
}

void StaffPanel::finish(PanelAnswer answer)
{
    switch (doing_.kind) {
        case Kind::TryPin: finish_pin(answer); break;
        case Kind::LookForSources: view_.sources = std::move(answer.sources); break;
        case Kind::Load:
            view_.loaded = loaded_of(answer.out, answer.err, answer.code);
            if (panel_) panel_->show(staff::Page::Findings);
            wishes_.push_back({.kind = Kind::ReadRevisions});
            break;
        case Kind::Preview:
            incoming_ = std::move(answer.pictures);
            if (incoming_.empty()) tell("絵を作れませんでした。" + last_sentence(answer.err), true);
            break;
        case Kind::Publish:
        case Kind::Plan:
        case Kind::CancelPlan:
        case Kind::Rollback:
        case Kind::Withdraw:
        case Kind::PutBack:
        case Kind::Confirm:
        case Kind::Dismiss: finish_change(answer); break;
        case Kind::ReadDrafts:
            if (answer.code == 0) view_.drafts = draft_lines_of(answer.out);
            else tell(last_sentence(answer.err), true);
            break;
        case Kind::ReadRevisions:
            if (answer.code == 0) view_.revisions = revisions_of(answer.out);
            else tell(last_sentence(answer.err), true);
            break;
        case Kind::ReadNotices:
            if (answer.code == 0) view_.notices = notices_of(answer.out);
            else tell(last_sentence(answer.err), true);
            wishes_.push_back({.kind = Kind::ReadWithdrawn});
            break;
        case Kind::ReadWithdrawn:
            for (auto& one : notices_of(answer.out, true))
                if (view_.notices) view_.notices->push_back(std::move(one));
            break;
        case Kind::ReadHealth: view_.health = health_of(answer.out); break;
        case Kind::Choose:
        case Kind::Darken:
        case Kind::Close: break;
    }
}

void StaffPanel::finish_pin(const PanelAnswer& answer)
{
    const auto json = nlohmann::json::parse(answer.out, nullptr, false);
    view_.pin = pin_of(answer.out);
    if (!view_.pin.known) {
        view_.pin = {.known = true, .set = false, .tries_left = 0, .seconds_locked = 0};
        tell(last_sentence(answer.err), true);
    }
    if (view_.pin.seconds_locked > 0) locked_until_ = Steady::now() + std::chrono::seconds(view_.pin.seconds_locked);
    if (doing_.text.empty()) return;
    open_ = json.is_object() && json.value("open", nlohmann::json(false)) == nlohmann::json(true);
    doing_.text.clear();
    setup_.tell(open_ ? sentence("The staff panel was opened") : sentence("A wrong PIN was tried at the staff panel"));
    if (!open_ || !panel_) return;
    panel_->show(view_.names.empty() ? staff::Page::Home : staff::Page::Who);
    wishes_.push_back({.kind = Kind::ReadRevisions});
}

void StaffPanel::finish_change(const PanelAnswer& answer)
{
    const auto json = nlohmann::json::parse(answer.out, nullptr, false);
    if ((doing_.kind == Kind::Publish || doing_.kind == Kind::Plan) && answer.code == exit_code(ErrorKind::NoPermission) && setup_.staff.second_person)
        tell(view_.names.empty() ? "公開には二人目の確認が要ります。設定 staff.names に名前を入れてください。" : "公開するのは、この版を読み込んだ人とは別の人です。パネルを閉じて開き直し、その人の名前を選んでください。", true);
    else if (answer.code != 0 || (!json.is_object() && doing_.kind != Kind::CancelPlan)) tell(answer.code >= 128 || answer.err.empty() ? "途中で終わりました。もう一度行ってください。" : last_sentence(answer.err), true);
    else if (doing_.kind == Kind::Withdraw) tell("取り下げました。数秒で画面から消えます。間違いなら「元に戻す」を押してください。");
    else if (doing_.kind == Kind::Plan) tell("版 " + std::to_string(doing_.number) + " を " + view_.preview_date + " " + doing_.text + " に公開する予約をしました。取りやめるときは「公開する・戻す」です。");
    else if (doing_.kind == Kind::CancelPlan) tell("公開の予約を取りやめました。");
    else if (doing_.kind == Kind::Confirm) tell(setup_.staff.second_person ? "催しに加えた下書きができました。もう一人が「公開する・戻す」で公開します。" : "催しに加えました。次の場面から一覧に出ます。");
    else if (doing_.kind == Kind::Dismiss) tell("表示しないことにしました。");
    else if (doing_.kind == Kind::PutBack) tell("元に戻しました。期間の中なら、数秒で画面に出ます。");
    else {
        const std::string revision = std::to_string(json.value("current", 0LL));
        tell(doing_.kind == Kind::Publish ? "版 " + revision + " を公開しました。間違いなら「一つ前に戻す」を押してください。" : "版 " + revision + " に戻しました。数秒で画面が変わります。");
    }
    wishes_.push_back({.kind = doing_.kind == Kind::Withdraw || doing_.kind == Kind::PutBack ? Kind::ReadNotices : doing_.kind == Kind::Confirm || doing_.kind == Kind::Dismiss ? Kind::ReadDrafts : Kind::ReadRevisions});
}

}  // namespace renkei::commands
