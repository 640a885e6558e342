package workloads

var twitter = &Workload{
	Name:     "twitter",
	Summary:  "a page of search results from Twitter: wide structs, much text beyond ASCII",
	New:      func() any { return new(Twitter) },
	Document: &twitterDocument,
}

var twitterDocument = Document{
	Name:   "twitter_status",
	SHA256: "a08b769f32b95f426cbc3abafcec65c1a19d3eb544d4ddf320eae142c99efc5d",
	Size:   631514,
}

// Twitter is the answer to a search for statuses.
type Twitter struct {
	Statuses       []TwitterStatus       `json:"statuses"`
	SearchMetadata TwitterSearchMetadata `json:"search_metadata"`
}

// TwitterSearchMetadata says what was searched for and how to go on.
type TwitterSearchMetadata struct {
	CompletedIn float64 `json:"completed_in"`
	MaxID       int64   `json:"max_id"`
	MaxIDStr    string  `json:"max_id_str"`
	NextResults string  `json:"next_results"`
	Query       string  `json:"query"`
	RefreshURL  string  `json:"refresh_url"`
	Count       int64   `json:"count"`
	SinceID     int64   `json:"since_id"`
	SinceIDStr  string  `json:"since_id_str"`
}

// TwitterStatus is one status, and the status that it repeats.
type TwitterStatus struct {
	Metadata             TwitterStatusMetadata `json:"metadata"`
	CreatedAt            string                `json:"created_at"`
	ID                   int64                 `json:"id"`
	IDStr                string                `json:"id_str"`
	Text                 string                `json:"text"`
	Source               string                `json:"source"`
	Truncated            bool                  `json:"truncated"`
	InReplyToStatusID    *int64                `json:"in_reply_to_status_id"`
	InReplyToStatusIDStr *string               `json:"in_reply_to_status_id_str"`
	InReplyToUserID      *int64                `json:"in_reply_to_user_id"`
	InReplyToUserIDStr   *string               `json:"in_reply_to_user_id_str"`
	InReplyToScreenName  *string               `json:"in_reply_to_screen_name"`
	User                 TwitterUser           `json:"user"`
	Geo                  *TwitterPoint         `json:"geo"`
	Coordinates          *TwitterPoint         `json:"coordinates"`
	Place                *TwitterPlace         `json:"place"`
	Contributors         []int64               `json:"contributors"`
	RetweetedStatus      *TwitterStatus        `json:"retweeted_status,omitempty"`
	RetweetCount         int64                 `json:"retweet_count"`
	FavoriteCount        int64                 `json:"favorite_count"`
	Entities             TwitterEntities       `json:"entities"`
	Favorited            bool                  `json:"favorited"`
	Retweeted            bool                  `json:"retweeted"`
	PossiblySensitive    *bool                 `json:"possibly_sensitive,omitempty"`
	Lang                 string                `json:"lang"`
}

// TwitterStatusMetadata says how a status was found.
type TwitterStatusMetadata struct {
	ResultType      string `json:"result_type"`
	ISOLanguageCode string `json:"iso_language_code"`
}

// TwitterPoint is a place on the map.
type TwitterPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// TwitterPlace is a place with a name.
type TwitterPlace struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	FullName    string `json:"full_name"`
	Country     string `json:"country"`
	CountryCode string `json:"country_code"`
	PlaceType   string `json:"place_type"`
	URL         string `json:"url"`
}

// TwitterUser is who wrote a status.
type TwitterUser struct {
	ID                             int64               `json:"id"`
	IDStr                          string              `json:"id_str"`
	Name                           string              `json:"name"`
	ScreenName                     string              `json:"screen_name"`
	Location                       string              `json:"location"`
	Description                    string              `json:"description"`
	URL                            *string             `json:"url"`
	Entities                       TwitterUserEntities `json:"entities"`
	Protected                      bool                `json:"protected"`
	FollowersCount                 int64               `json:"followers_count"`
	FriendsCount                   int64               `json:"friends_count"`
	ListedCount                    int64               `json:"listed_count"`
	CreatedAt                      string              `json:"created_at"`
	FavouritesCount                int64               `json:"favourites_count"`
	UTCOffset                      *int64              `json:"utc_offset"`
	TimeZone                       *string             `json:"time_zone"`
	GeoEnabled                     bool                `json:"geo_enabled"`
	Verified                       bool                `json:"verified"`
	StatusesCount                  int64               `json:"statuses_count"`
	Lang                           string              `json:"lang"`
	ContributorsEnabled            bool                `json:"contributors_enabled"`
	IsTranslator                   bool                `json:"is_translator"`
	IsTranslationEnabled           bool                `json:"is_translation_enabled"`
	ProfileBackgroundColor         string              `json:"profile_background_color"`
	ProfileBackgroundImageURL      string              `json:"profile_background_image_url"`
	ProfileBackgroundImageURLHTTPS string              `json:"profile_background_image_url_https"`
	ProfileBackgroundTile          bool                `json:"profile_background_tile"`
	ProfileImageURL                string              `json:"profile_image_url"`
	ProfileImageURLHTTPS           string              `json:"profile_image_url_https"`
	ProfileBannerURL               string              `json:"profile_banner_url,omitempty"`
	ProfileLinkColor               string              `json:"profile_link_color"`
	ProfileSidebarBorderColor      string              `json:"profile_sidebar_border_color"`
	ProfileSidebarFillColor        string              `json:"profile_sidebar_fill_color"`
	ProfileTextColor               string              `json:"profile_text_color"`
	ProfileUseBackgroundImage      bool                `json:"profile_use_background_image"`
	DefaultProfile                 bool                `json:"default_profile"`
	DefaultProfileImage            bool                `json:"default_profile_image"`
	Following                      bool                `json:"following"`
	FollowRequestSent              bool                `json:"follow_request_sent"`
	Notifications                  bool                `json:"notifications"`
}

// TwitterUserEntities are the links in what users say about themselves.
type TwitterUserEntities struct {
	URL         *TwitterLinks `json:"url,omitempty"`
	Description TwitterLinks  `json:"description"`
}

// TwitterLinks is a list of links.
type TwitterLinks struct {
	URLs []TwitterURL `json:"urls"`
}

// TwitterEntities are the parts of a status's text that mean something else.
type TwitterEntities struct {
	Hashtags     []TwitterHashtag `json:"hashtags"`
	Symbols      []TwitterHashtag `json:"symbols"`
	URLs         []TwitterURL     `json:"urls"`
	UserMentions []TwitterMention `json:"user_mentions"`
	Media        []TwitterMedia   `json:"media,omitempty"`
}

// TwitterHashtag is a word behind a mark.
type TwitterHashtag struct {
	Text    string   `json:"text"`
	Indices [2]int64 `json:"indices"`
}

// TwitterURL is a link.
type TwitterURL struct {
	URL         string   `json:"url"`
	ExpandedURL string   `json:"expanded_url"`
	DisplayURL  string   `json:"display_url"`
	Indices     [2]int64 `json:"indices"`
}

// TwitterMention names another user.
type TwitterMention struct {
	ScreenName string   `json:"screen_name"`
	Name       string   `json:"name"`
	ID         int64    `json:"id"`
	IDStr      string   `json:"id_str"`
	Indices    [2]int64 `json:"indices"`
}

// TwitterMedia is a picture.
type TwitterMedia struct {
	ID                int64             `json:"id"`
	IDStr             string            `json:"id_str"`
	Indices           [2]int64          `json:"indices"`
	MediaURL          string            `json:"media_url"`
	MediaURLHTTPS     string            `json:"media_url_https"`
	URL               string            `json:"url"`
	DisplayURL        string            `json:"display_url"`
	ExpandedURL       string            `json:"expanded_url"`
	Type              string            `json:"type"`
	Sizes             TwitterMediaSizes `json:"sizes"`
	SourceStatusID    int64             `json:"source_status_id,omitempty"`
	SourceStatusIDStr string            `json:"source_status_id_str,omitempty"`
}

// TwitterMediaSizes are the sizes in which a picture is kept.
type TwitterMediaSizes struct {
	Medium TwitterMediaSize `json:"medium"`
	Small  TwitterMediaSize `json:"small"`
	Thumb  TwitterMediaSize `json:"thumb"`
	Large  TwitterMediaSize `json:"large"`
}

// TwitterMediaSize is one of these sizes.
type TwitterMediaSize struct {
	W      int64  `json:"w"`
	H      int64  `json:"h"`
	Resize string `json:"resize"`
}
