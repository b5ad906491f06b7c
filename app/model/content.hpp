#pragma once
// The content of one revision as plain values: what the store keeps, the programme arranges and the scenes show.
// Field names follow the fact tables in data/ (data/SOURCES.md). No I/O, no behaviour beyond look-ups.
// Codes are the 5 digits of JIS X 0402 as text; an empty string means "not given by the source".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.hpp"

namespace renkei::model {

struct Municipality {
    std::string code5, prefecture_code, prefecture, name, kana, romaji;
    std::string kind;                    // 市, 町, 村 or 特別区
    std::string district, subprefecture; // 郡; 振興局 or 支庁
    double lon = 0, lat = 0;             // representative point, WGS84 degrees
};

// Kushiro-shi → Kushiro.
[[nodiscard]] inline std::string_view without_kind(std::string_view romaji)
{
    const size_t hyphen = romaji.rfind('-');
    return hyphen == std::string_view::npos || hyphen == 0 ? romaji : romaji.substr(0, hyphen);
}

struct Organisation {
    int seq = 0;
    std::string prefecture_code, prefecture, name;
    std::string kind;                    // 市長会 or 町村会
    std::string signed_wareki;
    Date signed_date{};
    int member_count = 0, member_cities = 0, member_towns = 0, member_villages = 0;
    std::vector<std::string> member_codes;  // ascending
    int source_cell_count = 0;           // the number in the source's cell, which two organisations may share
};

// One piece of running text with the reading that stands beside it; an empty reading means none.
struct RubySpan {
    std::string base, reading;
};

struct ShowcaseText {                    // one language of a showcase
    std::string lead;                    // one or two sentences, the large text
    std::string body;                    // may be empty
};

struct Showcase {
    std::string key;                     // stable, e.g. "kushiro"
    std::string code5;
    std::vector<RubySpan> name_ruby;     // the municipality's name, split where the readings split
    ShowcaseText ja, en;
    std::vector<std::string> ward_codes; // linked wards of Tokyo
    std::string link_label_ja, link_label_en;  // what the link is, e.g. 連携する区
    std::string url;                     // official page, for the QR code
    std::string motif;                   // landscape motif: lake, coast, cliffs, mountain, field, pasture, river; empty = from the code
    std::string source;                  // where the sentences' facts come from
    bool by_staff = false;               // brought by staff: a load of the fact tables leaves it
};

struct Event {
    std::string key, title, category, kind;  // kind: event, course, consultation, notice
    std::optional<Date> start_date, end_date;
    std::optional<int> start_minute, end_minute;  // minutes since midnight
    std::string when_note, venue, code5, ward;     // code5: the municipality or ward where it takes place
    std::vector<std::string> related_codes;
    std::string related_organisations;
    std::optional<int> fee_yen;
    std::optional<double> latitude, longitude;
    std::string url, source_file, flags;
    int source_row = 0;
    std::string source;                  // page address or document that the facts come from
    bool by_staff = false;               // entered by staff: a load of the fact tables leaves it
    std::string title_en;                // as staff wrote it; may be empty
    std::string title_kana;              // how the title is read
    std::string description, address;    // what it is, in a few sentences; where the venue is
};

// Without an end an event lasts one day. Only for an event with a start.
[[nodiscard]] inline Date last_day(const Event& event) { return event.end_date.value_or(*event.start_date); }

struct WardLink {
    int seq = 0;
    std::string region, subprefecture, ward_code5, ward;
    int member_count = 0;
    std::vector<std::string> member_codes;
    std::string member_basis;            // documented or derived
    double lon = 0, lat = 0;
    int subprefecture_municipalities = 0;  // how many municipalities the subprefecture has
};

struct WideAreaPlan {
    int seq = 0;
    std::string project;
    std::vector<std::string> ward_codes;
    std::string wards, prefecture_code, prefecture, region;
    int member_count = 0;
    std::vector<std::string> member_codes;
    std::string approved_wareki, approved_month, basis, funding, source;
};

struct Partner {                         // company with a 包括連携協定
    int seq = 0;
    std::string company, former_name, signed_wareki;
    Date signed_date{};
    std::string initiative_1, initiative_2, source;
};

struct Support {                         // one disaster and the help given
    int seq = 0;
    std::string wareki_year, wareki_date;
    Date start_date{}, end_date{};
    std::string date_precision, disaster, money_kind;
    std::vector<std::string> recipients, prefecture_codes, municipality_codes;
    bool staff_dispatched = false, goods_provided = false;
    std::string contents;
    std::optional<long long> joint_amount_yen;
    std::string note, source;
};

struct Statistic {
    std::string metric, label, period;   // period: 2017, FY2017 or a range
    std::optional<Date> as_of;
    std::optional<double> value;
    std::string unit, status, source, note;
    std::string as_of_precision;         // day, month or empty (no date)
};

struct ProgrammeLine {                   // programmes.csv: field, goal, plan, joint_activity, schedule
    std::string kind;
    int number = 0;
    std::string title, description;
    std::optional<int> fy_from, fy_to;
    std::string progress, span_basis, source;
};

struct SchemePart {                      // schemes.csv: what a scheme of the report consists of
    std::string scheme;                  // platform, kushiro_arakawa or survey_2017
    std::string part;                    // whole, body, participant, function, task, lead, question or answer
    int number = 0;                      // as printed, or in the order of the text
    std::string title, description, source;
};

struct Milestone {
    Date date{};
    std::string precision, wareki, event, source;
};

struct Contact {
    std::string kind, name, organisation, value, purpose, source;
};

struct NoticeText {                      // one language of a notice
    std::string title, body;
};

struct Notice {
    std::string key, title, body;        // in Japanese
    bool urgent = false;                 // takes the display at once, whatever is on it
    std::optional<Date> show_from, show_until;         // none: at once; until it is withdrawn. show_until is its last day
    std::optional<int> from_minute{}, until_minute{};  // of those days in Japan; none: the whole day. The until minute is past
    NoticeText en{}, zh_hans{}, zh_hant{}, ko{};       // empty: the Japanese stands
};

struct Exhibit {                         // an exhibition in the hall
    std::string key, title, subtitle;
    std::optional<Date> start_date, end_date;  // none: open on that side
    std::string source;
    std::string place;                   // in the words of who brought it; may be empty
    std::string title_en;                // on an English display; may be empty
};

// A picture that somebody took and lets us show. Its pixels are a media file of the store; everything else is in the words
// of who brought it.
struct Photo {
    std::string code5;                   // the municipality it shows
    std::string file;                    // the file's name as it was brought; names the photograph within its municipality
    std::string media;                   // SHA-256 of what the store keeps
    int width = 0, height = 0;           // of that, upright
    std::string caption;                 // may be empty
    std::string credit;                  // as it must read beside the picture; never empty
    double focal_x = 0.5, focal_y = 0.5; // the point that stays in view when edges are cut, 0..1 from the upper left corner
    bool no_crop = false;                // its owner allows no cutting: shown whole, and without movement
    std::optional<Date> permitted_until; // last day on which it may be shown; none: no end is agreed
};

// What plays on a panel in place of its picture.
struct Clip {
    std::string media;                   // SHA-256 of the clip; empty: there is none
    std::string subtitles;               // SHA-256 of a file of them; empty: those that the clip has, or none
    int milliseconds = 0;                // its length
    bool sound = false;                  // it has some
};

struct ExhibitPanel {                    // one panel of an exhibition, as staff supplied it
    std::string exhibit;                 // key of its exhibition
    int number = 0;                      // its place there, from 1
    std::string heading, text;           // either may be empty
    Photo picture;                       // without media: none. Its code5 may be empty. Of a film: its poster, with the clip's name and size
    Clip clip;
    std::string heading_en, text_en, caption_en;   // on an English display; each may be empty
};

// A film of a municipality. The clip is a media file as it was brought; only renkei-film opens it.
struct Film {
    std::string code5;                   // the municipality it shows
    std::string file;                    // the file's name as it was brought; names the film within its municipality
    std::string media;                   // SHA-256 of the clip
    std::string poster;                  // SHA-256 of a picture of it, a JPEG: where it does not move
    std::string subtitles;               // SHA-256 of a file of them; empty: those that the clip has, or none
    int width = 0, height = 0;           // of the clip, upright, its pixels square
    int milliseconds = 0;                // its length
    bool sound = false;                  // it has some; whether it is heard is a setting of the display
    std::string caption;                 // may be empty
    std::string credit;                  // as it must read beside the film; never empty
    std::optional<Date> permitted_until; // last day on which it may be shown; none: no end is agreed
};

// The film of a panel that has a clip.
[[nodiscard]] Film film_of(const ExhibitPanel& panel);

struct Content {
    std::vector<Municipality> municipalities;  // ascending by code5
    std::vector<Organisation> organisations;   // by seq
    std::vector<Showcase> showcases;
    std::vector<Event> events;
    std::vector<Exhibit> exhibits;
    std::vector<WardLink> links;
    std::vector<WideAreaPlan> plans;
    std::vector<Partner> partners;
    std::vector<Support> supports;
    std::vector<Statistic> statistics;
    std::vector<ProgrammeLine> programme_lines;
    std::vector<Milestone> milestones;
    std::vector<Contact> contacts;
    std::vector<Notice> notices;
    std::vector<SchemePart> schemes;
    std::vector<Photo> photos;           // by municipality in the order of their owners' table
    std::vector<ExhibitPanel> panels;    // by exhibition, then by number
    std::vector<Film> films;             // by municipality in the order of their owners' table

    // Binary search; nullptr when there is none.
    [[nodiscard]] const Municipality* municipality(std::string_view code5) const;
    [[nodiscard]] const Organisation* organisation(std::string_view name) const;
};

}  // namespace renkei::model
