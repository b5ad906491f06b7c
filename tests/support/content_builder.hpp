#pragma once
// A valid small content; a test names only what matters: a_content().with_events(5000).build().

#include <string>

#include "model/content.hpp"

namespace renkei::tests {

inline model::Municipality a_municipality(const std::string& code5 = "01206", const std::string& name = "釧路市")
{
    model::Municipality m;
    m.code5 = code5;
    m.prefecture_code = code5.substr(0, 2);
    m.prefecture = "北海道";
    m.name = name;
    m.kana = "くしろし";
    m.romaji = "Kushiro-shi";
    m.kind = "市";
    m.lon = 144.123;
    m.lat = 43.123;
    return m;
}

inline model::Showcase a_showcase(const std::string& key, const std::string& code5 = "01206")
{
    model::Showcase s;
    s.key = key;
    s.code5 = code5;
    s.name_ruby = {{"釧路", "くしろ"}, {"市", "し"}};
    s.ja = {"霧と湿原のまちです。", "本文は横に組み、二十八字ほどで折り返します。数字は1,234のように書きます。"};
    s.en = {"A town of fog and marsh.", "Running text in English, about as long as the Japanese one."};
    s.ward_codes = {"13118"};
    s.link_label_ja = "連携する区";
    s.link_label_en = "Partner ward";
    s.url = "https://example.jp/" + key;
    s.motif = "lake";
    s.source = "a table";
    return s;
}

inline model::Event an_event(const std::string& key)
{
    model::Event e;
    e.key = key;
    e.title = "催し " + key;
    e.category = "各区の事業";
    e.kind = "event";
    e.start_date = parse_date("2024-10-05");
    e.end_date = parse_date("2024-10-06");
    e.start_minute = 600;
    e.venue = "日暮里駅前イベント広場";
    e.code5 = "13118";
    e.ward = "荒川区";
    e.related_codes = {"01206", "01661"};
    e.source_file = "events.csv";
    e.source_row = 2;
    return e;
}

inline model::Exhibit an_exhibit(const std::string& key, const std::string& title = "秋の展示")
{
    model::Exhibit e;
    e.key = key;
    e.title = title;
    return e;
}

inline model::ExhibitPanel a_panel(const std::string& exhibit, int number, const std::string& text = "パネルの文です。")
{
    model::ExhibitPanel p;
    p.exhibit = exhibit;
    p.number = number;
    p.text = text;
    return p;
}

// A film in the place of its picture.
inline void put_film_on(model::ExhibitPanel& panel, int milliseconds, const std::string& poster = "a picture")
{
    panel.picture.file = "walk.mp4";
    panel.picture.media = poster;
    panel.picture.width = 1920;
    panel.picture.height = 1080;
    panel.picture.credit = "釧路市";
    panel.picture.no_crop = true;
    panel.clip = {.media = "a clip", .subtitles = "", .milliseconds = milliseconds, .sound = false};
}

class ContentBuilder {
  public:
    ContentBuilder() { content_.municipalities.push_back(a_municipality()); }
    ContentBuilder& with_municipalities(int count)
    {
        content_.municipalities.clear();
        for (int i = 0; i < count; ++i) content_.municipalities.push_back(a_municipality(std::to_string(10000 + i), "町" + std::to_string(i)));
        return *this;
    }
    ContentBuilder& with_showcases(int count)
    {
        for (int i = 0; i < count; ++i) content_.showcases.push_back(a_showcase("showcase-" + std::to_string(i)));
        return *this;
    }
    ContentBuilder& with_events(int count)
    {
        for (int i = 0; i < count; ++i) content_.events.push_back(an_event("E" + std::to_string(i)));
        return *this;
    }
    ContentBuilder& with_notice(const std::string& key, const std::string& title)
    {
        content_.notices.push_back({key, title, "", false, {}, {}});
        return *this;
    }
    [[nodiscard]] model::Content build() const { return content_; }

  private:
    model::Content content_;
};

inline ContentBuilder a_content() { return {}; }

}  // namespace renkei::tests
