#include "intake/record_cells.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "intake/staff_folder.hpp"

namespace renkei::intake {
namespace {

std::string date_of(const std::optional<Date>& date) { return date ? iso_date(*date) : ""; }
std::string answer_of(bool yes) { return yes ? "はい" : ""; }

// "2026-11-22 17:30"
std::string moment_of(const std::optional<Date>& day, const std::optional<int>& minute)
{
    if (!day || !minute) return date_of(day);
    char text[16];
    std::snprintf(text, sizeof text, " %02d:%02d", *minute / 60, *minute % 60);
    return date_of(day) + text;
}

std::string number_of(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

// As staff write it, 40%, where that is read as the very same place; the middle is left empty.
std::string focal_of(double value)
{
    if (value == 0.5) return "";
    const double percent = std::round(value * 10'000) / 100;
    return percent / 100 == value ? number_of(percent) + "%" : number_of(value);
}

// Whose it is, without what a picture alone has.
struct Owned {
    const std::string &media, &file, &caption, &credit;
    const std::optional<Date>& until;
};
void put_owned(Cells& cells, const Owned& of, const FileName& name)
{
    const std::string called = name(of.media, of.file);
    cells[Column::File] = called.empty() ? of.file : called;
    if (cells[Column::File] != of.file) cells[Column::OriginFile] = of.file;
    cells[Column::Caption] = of.caption;
    cells[Column::Credit] = of.credit;
    cells[Column::Until] = date_of(of.until);
}

void put_picture(Cells& cells, const model::Photo& photo, const FileName& name)
{
    put_owned(cells, {photo.media, photo.file, photo.caption, photo.credit, photo.permitted_until}, name);
    cells[Column::FocalX] = focal_of(photo.focal_x);
    cells[Column::FocalY] = focal_of(photo.focal_y);
    cells[Column::NoCrop] = answer_of(photo.no_crop);
}

// A name beside the clip's own. That of subtitles is not its very name, by which they would be taken for any film of that name.
std::string beside(const std::string& file, const char* ending) { return file.substr(0, file.find_last_of('.')) + ending; }

void put_film(Cells& cells, const model::Film& film, const FileName& name)
{
    put_owned(cells, {film.media, film.file, film.caption, film.credit, film.permitted_until}, name);
    if (!film.subtitles.empty()) cells[Column::Subtitles] = name(film.subtitles, beside(film.file, "-字幕.srt"));
    if (!film.poster.empty()) cells[Column::Poster] = name(film.poster, beside(film.file, ".jpg"));
}

// By its code, with its name beside it where that is the name of one alone.
Cells place_of(const std::string& code5, const TownNames& towns)
{
    const std::string name = towns.of(code5);
    return {{Column::Municipality, name == code5 ? "" : name}, {Column::Code, code5}};
}

Cells cells_of(const model::Showcase& s, const TownNames& towns)
{
    std::string motif;
    for (const Motif& known : kMotifs)
        if (motif.empty() && s.motif == known.name) motif = known.written;
    Cells cells = place_of(s.code5, towns);
    cells.merge(Cells{{Column::Lead, s.ja.lead}, {Column::Body, s.ja.body}, {Column::LeadEnglish, s.en.lead}, {Column::BodyEnglish, s.en.body},
            {Column::Wards, towns.joined(s.ward_codes)}, {Column::Link, s.link_label_ja}, {Column::LinkEnglish, s.link_label_en}, {Column::Url, s.url},
                {Column::Motif, motif}, {Column::Source, s.source}});
    return cells;
}

Cells cells_of(const model::Exhibit& e)
{
    return {{Column::Key, e.key}, {Column::Title, e.title}, {Column::TitleEnglish, e.title_en}, {Column::Subtitle, e.subtitle},
            {Column::Start, date_of(e.start_date)}, {Column::End, date_of(e.end_date)},
            {Column::Place, e.place}, {Column::Source, e.source}};
}

Cells cells_of(const model::ExhibitPanel& p, const TownNames& towns, const FileName& name)
{
    Cells cells{{Column::Exhibit, p.exhibit}, {Column::Number, std::to_string(p.number)}, {Column::Heading, p.heading}, {Column::Text, p.text},
                {Column::HeadingEnglish, p.heading_en},
                {Column::BodyEnglish, p.text_en}, {Column::CaptionEnglish, p.caption_en}};
    cells.merge(place_of(p.picture.code5, towns));
    if (!p.clip.media.empty()) put_film(cells, model::film_of(p), name);
    else if (!p.picture.media.empty()) put_picture(cells, p.picture, name);
    return cells;
}

Cells cells_of(const model::Photo& photo, const TownNames& towns, const FileName& name)
{
    Cells cells = place_of(photo.code5, towns);
    put_picture(cells, photo, name);
    return cells;
}

Cells cells_of(const model::Film& film, const TownNames& towns, const FileName& name)
{
    Cells cells = place_of(film.code5, towns);
    put_film(cells, film, name);
    return cells;
}

Cells cells_of(const model::Event& event, const TownNames& towns)
{
    Cells cells = place_of(event.code5, towns);
    for (const Column column : {Column::Key, Column::Title, Column::TitleEnglish, Column::Category, Column::Start, Column::End, Column::Times,
                                Column::WhenNote, Column::Place, Column::Fee,
                                Column::Related, Column::Url, Column::Tentative, Column::Source, Column::TitleKana, Column::Description, Column::Address,
                                Column::Latitude, Column::Longitude, Column::OriginFile, Column::OriginRow})
        cells[column] = event_cell(event, column, towns);
    return cells;
}

Cells cells_of(const model::Notice& n)
{
    return {{Column::Key, n.key}, {Column::Urgent, answer_of(n.urgent)}, {Column::Start, moment_of(n.show_from, n.from_minute)},
            {Column::End, moment_of(n.show_until, n.until_minute)},
            {Column::Title, n.title}, {Column::Body, n.body}, {Column::TitleEnglish, n.en.title}, {Column::BodyEnglish, n.en.body},
            {Column::TitleHans, n.zh_hans.title}, {Column::BodyHans, n.zh_hans.body},
            {Column::TitleHant, n.zh_hant.title}, {Column::BodyHant, n.zh_hant.body}, {Column::TitleKorean, n.ko.title}, {Column::BodyKorean, n.ko.body}};
}

}  // namespace

FilledSheets filled_sheets(const model::Content& content, const FileName& name)
{
    const TownNames towns(content);
    FilledSheets sheets;
    for (const auto& showcase : content.showcases)
        if (showcase.by_staff && !is_own_showcase(showcase)) sheets[&kShowcaseSheet].push_back(cells_of(showcase, towns));
    for (const auto& exhibit : content.exhibits) sheets[&kExhibitSheet].push_back(cells_of(exhibit));
    for (const auto& panel : content.panels) sheets[&kPanelSheet].push_back(cells_of(panel, towns, name));
    for (const auto& photo : content.photos) sheets[&kPhotoSheet].push_back(cells_of(photo, towns, name));
    for (const auto& film : content.films) sheets[&kFilmSheet].push_back(cells_of(film, towns, name));
    for (const auto& event : content.events)
        if (event.by_staff) sheets[&kEventSheet].push_back(cells_of(event, towns));
    for (const auto& notice : content.notices) sheets[&kNoticeSheet].push_back(cells_of(notice));
    return sheets;
}

std::vector<FormColumn> columns_of(const StaffSheet& sheet, const std::vector<Cells>& rows)
{
    std::vector<FormColumn> columns(sheet.form.begin(), sheet.form.end());
    const auto has = [&](Column column) { return std::any_of(columns.begin(), columns.end(), [&](const FormColumn& one) { return one.column == column; }); };
    const auto heading_of = [&](Column column) {
        for (const auto& some : sheet.names)   // the first of a table's names for it that is Japanese
            for (const ColumnName& one : some)
                if (one.column == column && static_cast<unsigned char>(*one.name) >= 0x80) return one.name;
        return "";
    };
    for (const Cells& row : rows)
        for (const auto& [column, cell] : row)
            if (!cell.empty() && !has(column))
                columns.push_back({.column = column, .heading = heading_of(column), .width = 18, .shape = Shape::Text, .remark = "書き出したときの控え。そのままにします。"});
    return columns;
}

}  // namespace renkei::intake
