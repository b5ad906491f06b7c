#pragma once
// Photographs that the tests make themselves, as a store keeps them, and content that shows them.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "paint/photograph.hpp"
#include "studio.hpp"
#include "support/content_builder.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

namespace renkei::tests {

// A store's media, and content whose showcase of 弟子屈町 has photographs in them.
class Album {
  public:
    Album() : content_(*programme_of(kLater)->content) {}

    // A picture of these colours, upper half and lower half.
    model::Photo& add(int width, int height, uint32_t above, uint32_t below)
    {
        return add_pixels(width, height, [&](float, float y) { return y < 0.5f ? above : below; });
    }
    // A view that could be one: sky, a sun, hills and water; `which` chooses its colours and where the sun stands.
    model::Photo& add_view(int width, int height, unsigned which)
    {
        const model::Photo view = view_of(width, height, which);
        content_.photos.push_back(view);
        return content_.photos.back();
    }
    // The same on a panel.
    model::Photo view_of(int width, int height, unsigned which)
    {
        struct Colours {
            uint32_t sky, low, sun, hill, water;
        };
        static constexpr Colours kColours[] = {{0x5C86B4, 0xE8D3B0, 0xFFF2D0, 0x3C5A50, 0x5F86A0}, {0x8A4F5A, 0xF0B27A, 0xFFE2A8, 0x43304A, 0x7A5A6A}, {0xA8C4C8, 0xF2F0E2, 0xFFFFFF, 0x6E8F5A, 0xB8CEC4}};
        const Colours& c = kColours[which % 3];
        const float sun = 0.3f + 0.2f * static_cast<float>(which % 3), aspect = static_cast<float>(width) / static_cast<float>(height);
        return pixels_of(width, height, [&](float x, float y) {
            if (std::hypot((x - sun) * aspect, y - 0.3f) < 0.08f) return c.sun;
            const float ridge = 0.55f - 0.12f * std::sin(x * 7 + static_cast<float>(which)) - 0.05f * std::sin(x * 23);
            if (y > 0.72f) return c.water;
            if (y > ridge) return c.hill;
            return mixed(c.sky, c.low, y / 0.6f);
        });
    }
    // The same picture under another name.
    void again(model::Photo photo)
    {
        photo.file = std::to_string(content_.photos.size()) + ".jpg";
        content_.photos.push_back(photo);
    }
    void damage(const model::Photo& photo) { write_bytes(folder_.path() / photo.media, "no picture"); }
    [[nodiscard]] model::Content& content() { return content_; }

    [[nodiscard]] std::shared_ptr<const programme::Programme> programme(const char* day = "2027-03-31") const
    {
        return programme::build(std::make_shared<const model::Content>(content_), *parse_date(day), "1", {});
    }
    [[nodiscard]] std::function<std::string(const std::string&)> media_path() const
    {
        return [folder = folder_.path()](const std::string& hash) { return (folder / hash).string(); };
    }
    [[nodiscard]] Studio::Subject subject(const std::string& scene = "showcase", const std::string& item = "teshikaga") const
    {
        Studio::Subject subject{scene, item};
        subject.media_path = media_path();
        return subject;
    }

  private:
    static uint32_t mixed(uint32_t one, uint32_t other, float share)
    {
        uint32_t result = 0;
        for (const int shift : {16, 8, 0}) {
            const float from = static_cast<float>(one >> shift & 0xFF), to = static_cast<float>(other >> shift & 0xFF);
            result |= static_cast<uint32_t>(std::lround(from + (to - from) * std::clamp(share, 0.0f, 1.0f))) << shift;
        }
        return result;
    }
    template <class ColourAt>
    model::Photo& add_pixels(int width, int height, const ColourAt& colour)
    {
        content_.photos.push_back(pixels_of(width, height, colour));
        return content_.photos.back();
    }
    template <class ColourAt>
    model::Photo pixels_of(int width, int height, const ColourAt& colour)
    {
        std::vector<uint8_t> rgb;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const uint32_t pixel = colour(static_cast<float>(x) / static_cast<float>(width), static_cast<float>(y) / static_cast<float>(height));
                for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<uint8_t>(pixel >> shift & 0xFF));
            }
        auto jpeg = paint::encode_photograph({width, height}, rgb);
        REQUIRE(jpeg.ok());
        model::Photo photo;
        photo.code5 = "01665";
        photo.file = std::to_string(made_++) + ".jpg";
        photo.media = to_hex(sha256(*jpeg));
        photo.width = width;
        photo.height = height;
        photo.credit = "弟子屈町";
        write_bytes(folder_.path() / photo.media, {jpeg->begin(), jpeg->end()});
        return photo;
    }

    TemporaryFolder folder_;
    model::Content content_;
    int made_ = 0;
};

// An exhibition "marsh" with a panel of each kind: with a picture lying, upright, none, the picture alone; then two that may not be cut.
inline void exhibit_in(Album& album)
{
    model::Content& content = album.content();
    content.exhibits = {an_exhibit("marsh", "湿原の四季")};
    content.exhibits[0].subtitle = "水と草のあいだにあるもの";
    content.exhibits[0].start_date = parse_date("2027-03-01");
    content.exhibits[0].end_date = parse_date("2027-04-09");
    content.exhibits[0].place = "1階エントランスホール";
    const std::string text = "湿原は、水と草のあいだにあります。川は、3月の終わりに氷を流し、2027年の春を迎えます。広さは約1,200ヘクタールで、木道を歩くと、足もとに水の音がします。";
    content.panels = {a_panel("marsh", 1, text), a_panel("marsh", 2, text), a_panel("marsh", 3, text), a_panel("marsh", 4, ""), a_panel("marsh", 5, text), a_panel("marsh", 6, "")};
    for (const auto& [at, heading] : {std::pair{0u, "はじめに"}, std::pair{1u, "木道のある風景"}, std::pair{2u, "春を待つ川"}, std::pair{4u, "冬の湿原をたずねて歩く"}}) content.panels[at].heading = heading;
    content.panels[0].picture = album.view_of(1500, 1000, 0);
    content.panels[1].picture = album.view_of(1000, 1400, 1);
    content.panels[3].picture = album.view_of(1920, 1080, 2);
    content.panels[4].picture = album.view_of(1500, 900, 1);
    content.panels[4].picture.no_crop = true;
    content.panels[5].picture = album.view_of(1400, 1000, 2);
    content.panels[5].picture.no_crop = true;
    content.panels[0].picture.caption = "朝の湿原";
    content.panels[2].picture.code5 = "13118";
}

inline int photographs_in(const canvas::Composition& composition)
{
    return static_cast<int>(std::count_if(composition.layers.begin(), composition.layers.end(), [](const canvas::Layer& layer) { return layer.name.starts_with("photograph"); }));
}

inline bool says(const canvas::Composition& composition, const std::string& words)
{
    return std::any_of(composition.texts.begin(), composition.texts.end(), [&](const canvas::TextRecord& text) { return text.text.find(words) != std::string::npos; });
}

}  // namespace renkei::tests
